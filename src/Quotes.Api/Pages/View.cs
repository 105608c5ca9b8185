using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>What every part of a page needs to know: its language, its own address, the names of the themes.</summary>
public sealed class View
{
    private readonly IReadOnlyDictionary<string, Theme> _themes;
    private readonly string _path;
    private readonly string _kept;

    private View(
        HttpContext context,
        string language,
        string? chosen,
        string kept,
        IReadOnlyDictionary<string, Theme> themes
    )
    {
        (Language, Chosen, _kept, _themes) = (language, chosen, kept, themes);
        Root = context.RequestServices.GetRequiredService<IOptions<Settings>>().Value.PublicRoot;
        // As it was sent: a path that was decoded and encoded again may be another one.
        var sent = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _path = sent.StartsWith('/') ? sent.Split('?')[0] : context.Request.Path.ToUriComponent();
    }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>Whether it is Chinese.</summary>
    public bool IsChinese => Language == PageLanguage.Chinese;

    /// <summary>The address of the service, for what is read elsewhere.</summary>
    public string Root { get; }

    /// <summary>
    /// This page in a language, as a reference from itself: no path may lead to another host (<c>//</c>).
    /// </summary>
    public string In(string language) => $"?{(_kept.Length == 0 ? "" : _kept + "&")}lang={language}";

    /// <summary>The whole address of this page in a language.</summary>
    public string AddressIn(string language) => Root + _path + In(language);

    /// <summary>
    /// The address of another page: in the language that this one was switched to, if it was.
    /// </summary>
    public string To(string address)
    {
        if (Chosen is null)
            return address;
        var parts = address.Split('#', 2);
        var separator = address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return $"{parts[0]}{separator}lang={Language}{(parts.Length > 1 ? "#" + parts[1] : "")}";
    }

    /// <summary>The language that was switched to; null where the browser's is spoken.</summary>
    public string? Chosen { get; }

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
        var kept = query.Canonical(parameter => parameter != PageLanguage.Parameter);
        return new View(context, query.Told ?? PageLanguage.Chinese, query.Value(PageLanguage.Parameter), kept, themes);
    }

    /// <summary>The view of a request that is refused.</summary>
    public static View OfRefusal(HttpContext context)
    {
        var query = context.Request.QueryString.Value;
        var chosen = PageLanguage.AskedIn(query);
        var kept = PageQuery.Without(query, PageLanguage.Parameter);
        return new View(context, PageLanguage.Choose(context, chosen), chosen, kept, new Dictionary<string, Theme>());
    }
}
