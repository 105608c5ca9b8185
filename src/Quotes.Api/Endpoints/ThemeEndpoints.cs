using Microsoft.AspNetCore.Http.HttpResults;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>Themes: the subjects that quotes are tagged with.</summary>
internal static class ThemeEndpoints
{
    public static void MapThemes(this IEndpointRouteBuilder app)
    {
        var themes = app.MapGroup("").WithTags("Themes");
        themes
            .MapMethods(Paths.Themes, Contract.Reading, ListThemes)
            .With(Contracts.Themes)
            .WithName(nameof(ListThemes));
        themes
            .MapMethods(Paths.Theme("{id}"), Contract.Reading, GetTheme)
            .With(Contracts.Plain)
            .WithName(nameof(GetTheme));
    }

    /// <summary>List themes</summary>
    /// <remarks>
    /// The themes in the order of the editors' catalogue, each with how much of the corpus carries it.
    /// </remarks>
    /// <response code="200">One page of the themes that the filters allow.</response>
    public static async Task<Results<Listing<Theme>, Invalid>> ListThemes(
        Query query,
        Generation corpus,
        CancellationToken ct
    ) => query.Answer(await corpus.Store.ListThemesAsync(query.Page(), ct));

    /// <summary>Get a theme</summary>
    /// <remarks>One theme: names, definition, and how much of the corpus carries it.</remarks>
    /// <param name="id">The slug of the theme.</param>
    /// <response code="200">The theme that the corpus holds under this id.</response>
    /// <response code="404">The corpus holds no theme with this id.</response>
    public static async Task<Results<Found<Theme>, Missing>> GetTheme(
        string id,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindThemeAsync(id, ct) is { } theme
            ? Found.Of(theme)
            : await Missing.OfAsync("theme", id, corpus.Store, ct);
}
