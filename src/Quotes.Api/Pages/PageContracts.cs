using Quotes.Api.Http;
using P = Quotes.Api.Http.Parameters;

namespace Quotes.Api.Pages;

/// <summary>What each page takes and gives.</summary>
internal static class PageContracts
{
    private static readonly Format[] _html = [Format.Html];

    public static readonly Contract Find = Page(_html, P.Search, P.Theme, P.Speaker, P.Interview, P.Cursor);
    public static readonly Contract Plain = Page(_html);
    public static readonly Contract Check = Page(_html, P.DocumentText);

    /// <summary>What is posted is nobody else's.</summary>
    public static readonly Contract CheckPosted = Page(_html) with { Repeatable = _ => false };

    /// <summary>The same address gives a bot Markdown that asks for it.</summary>
    public static readonly Contract Quote = Page([Format.Html, Format.Markdown]);
    public static readonly Contract Interview = Quote;
    public static readonly Contract Markdown = new([], [Format.Markdown]) { IsNamed = true };
    public static readonly Contract Text = new([], [Format.Text]) { IsNamed = true };

    /// <summary>A crawler that is answered 5xx takes everything for forbidden (RFC 9309, section 2.3.1.4).</summary>
    public static readonly Contract Robots = Text with { IsFixed = true };
    public static readonly Contract Sitemap = new([], [Format.Xml]) { IsNamed = true };
    public static readonly Contract AtomFeed = Feed(Format.Atom);
    public static readonly Contract JsonFeed = Feed(Format.JsonFeed);

    /// <summary>A picture names themes, a card holds nothing but what is quoted.</summary>
    public static readonly Contract Picture = Page([Format.Svg]);
    public static readonly Contract CardSvg = Unspoken(Format.Svg);
    public static readonly Contract CardPng = Unspoken(Format.Png);

    /// <summary>Those who embed send sizes and marks of their own.</summary>
    public static readonly Contract Oembed = Unspoken(
        Format.Json,
        OembedEndpoints.Url,
        OembedEndpoints.AskedFormat
    ) with
    {
        Required = OembedEndpoints.Url,
    };

    private static Contract Feed(Format format) =>
        new([P.Search, P.Match, P.Script, P.Theme, P.Speaker], [format])
        {
            IsNamed = true,
            Longest = TimeSpan.FromSeconds(2),
        };

    private static Contract Page(IReadOnlyList<Format> formats, params Parameter[] parameters) =>
        new([.. parameters, PageLanguage.Parameter], formats)
        {
            IsPage = true,
            Spoken = [.. formats.Where(format => format == Format.Html || format == Format.Svg)],
        };

    private static Contract Unspoken(Format format, params Parameter[] parameters) =>
        new(parameters, [format]) { IsPage = true };
}
