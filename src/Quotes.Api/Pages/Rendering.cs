using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Quotes.Api.Pages;

/// <summary>Makes text of components.</summary>
internal static class Rendering
{
    public static async Task<string> WriteAsync<T>(
        IServiceProvider services,
        View view,
        IEnumerable<(string Name, object? Value)> given
    )
        where T : PageComponent
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var parameters = new Dictionary<string, object?>
        {
            [nameof(Root.View)] = view,
            [nameof(Root.Page)] = typeof(T),
            [nameof(Root.Given)] = given.ToDictionary(pair => pair.Name, pair => pair.Value),
        };
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<Root>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }
}
