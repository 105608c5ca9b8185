using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>What every part of a page needs to know: its language, its own address, the names of the themes.</summary>
public sealed class View
{
    private readonly IReadOnlyDictionary<string, Theme> _themes;
    private readonly string _path;
    private readonly string _kept;
    private readonly bool _isChosen;

    private View(HttpContext context, Query? query, IReadOnlyDictionary<string, Theme> themes)
    {
        _themes = themes;
        Language = query?.Told ?? PageLanguage.Choose(context, query);
        Root = context.RequestServices.GetRequiredService<IOptions<Settings>>().Value.PublicRoot;
        _path = query?.Path ?? Paths.Home;
        _kept = query?.Canonical(parameter => parameter != PageLanguage.Parameter) ?? "";
        _isChosen = query?.Has(PageLanguage.Parameter) ?? false;
    }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>Whether it is Chinese.</summary>
    public bool IsChinese => Language == PageLanguage.Chinese;

    /// <summary>The address of the service, for what is read elsewhere.</summary>
    public string Root { get; }

    /// <summary>The address of this page in a language.</summary>
    public string In(string language) => $"{_path}?{(_kept.Length == 0 ? "" : _kept + "&")}lang={language}";

    /// <summary>
    /// The address of another page: in the language that this one was switched to, if it was.
    /// </summary>
    public string To(string address)
    {
        if (!_isChosen)
            return address;
        var parts = address.Split('#', 2);
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{parts[0]}{separator}lang={Language}{(parts.Length > 1 ? "#" + parts[1] : "")}";
    }

    /// <summary>The language that was switched to; null where the browser's is spoken.</summary>
    public string? Chosen => _isChosen ? Language : null;

    /// <summary>The name of a theme.</summary>
    public string Theme(string id) =>
        _themes.TryGetValue(id, out var theme) && theme.Names.TryGetValue(Language, out var name) ? name : id;

    /// <summary>The themes, in the order of the catalogue.</summary>
    public IEnumerable<Theme> Themes => _themes.Values;

    /// <summary>The view of a request that the corpus answers.</summary>
    public static async Task<View> OfAsync(HttpContext context, Query query, Generation corpus, CancellationToken ct)
    {
        var themes = new OrderedDictionary<string, Theme>(StringComparer.Ordinal);
        await foreach (var theme in corpus.Store.AllThemesAsync(ct))
            themes.Add(theme.Id, theme);
        return new View(context, query, themes);
    }

    /// <summary>The view of a request that is refused.</summary>
    public static View OfRefusal(HttpContext context) =>
        new(context, context.Features.Get<Query>(), new Dictionary<string, Theme>());
}
