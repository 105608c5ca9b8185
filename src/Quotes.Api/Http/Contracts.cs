using P = Quotes.Api.Http.Parameters;

namespace Quotes.Api.Http;

/// <summary>The contract of each operation: the one table that checks requests and feeds the document.</summary>
public static class Contracts
{
    private static readonly Format[] _json = [Format.Json];
    private static readonly Format[] _list = [Format.Json, Format.Csv, Format.NdJson];

    private static readonly TimeSpan _long = TimeSpan.FromSeconds(2);

    private static readonly Parameter[] _paging = [P.Limit, P.Cursor, P.ListFormat];
    private static readonly Parameter[] _search = [P.Search, P.Match, P.Script];
    private static readonly Parameter[] _quoteFilters =
    [
        .. _search,
        P.Theme,
        P.Speaker,
        P.Interview,
        P.Question,
        P.Kind,
        P.MinLength,
        P.MaxLength,
        P.From,
        P.To,
        P.Ids,
    ];

    public static readonly Contract Plain = new([], _json);

    /// <summary>The state of the corpus says when it was built, and so does its ETag.</summary>
    public static readonly Contract Corpus = new([], _json) { Moves = _ => true };
    public static readonly Contract Placed = new([P.Offsets], _json);
    public static readonly Contract Transcript = new(
        [P.Offsets, P.Revision, P.TranscriptFormat],
        [Format.Json, Format.Text, Format.Markdown]
    );
    public static readonly Contract Interviews = new([.. _paging], _list);
    public static readonly Contract Themes = new([.. _paging], _list);
    public static readonly Contract Speakers = new([.. _search, P.Role, P.Interview, .. _paging], _list)
    {
        Longest = _long,
    };
    public static readonly Contract Questions = new(
        [.. _search, P.Interview, P.Speaker, P.QuestionSort, .. _paging, P.Offsets],
        _list
    )
    {
        Longest = _long,
    };
    public static readonly Contract Search = new(
        [.. _search, P.Theme, P.Speaker, P.Interview, .. _paging, P.Offsets],
        _list
    )
    {
        Required = P.Search,
        Longest = _long,
    };
    public static readonly Contract Quotes = new([.. _quoteFilters, P.Sort, .. _paging, P.Offsets], _list)
    {
        Longest = _long,
    };
    public static readonly Contract Answers = Quotes;
    public static readonly Contract Export = new(
        [.. _quoteFilters, P.Sort, P.ExportFormat, P.Offsets],
        [Format.NdJson, Format.Csv]
    )
    {
        Longest = TimeSpan.FromSeconds(60),
    };
    public static readonly Contract Random = new([.. _quoteFilters, P.RandomLimit, P.Seed, P.Offsets], _json)
    {
        Repeatable = query => query.Has(P.Seed),
        Longest = _long,
    };

    /// <summary>The day stands in the ETag, so that today's answer is not taken for tomorrow's.</summary>
    public static readonly Contract Daily = new([.. _quoteFilters, P.Date, P.Zone, P.Offsets], _json)
    {
        Moves = query => !query.Has(P.Date),
        Longest = _long,
    };

    public static readonly Contract Citation = new(
        [P.Style, P.Accessed, P.CitationFormat],
        [
            Format.Json,
            Format.Bibliography,
            Format.Csl,
            Format.BibTex,
            Format.Ris,
            Format.JsonLd,
            Format.Annotation,
            Format.Markdown,
        ]
    );
    public static readonly Contract Annotation = new([], [Format.Annotation, Format.JsonLd, Format.Json]);

    private static readonly Parameter[] _verification = [P.Text, P.Claimed, P.Within, P.Script, P.Places];

    public static readonly Contract Verification = new([.. _verification, P.Offsets], _json)
    {
        Required = P.Text,
        Longest = _long,
    };
    public static readonly Contract VerificationBody = new([P.Offsets], _json)
    {
        Body = _verification,
        // A character takes at most twelve bytes in JSON: two escapes.
        MostBytes = 64 * 1024,
        Required = P.Text,
        Longest = _long,
    };
    public static readonly Contract DocumentBody = new([P.Offsets], _json)
    {
        Body = [P.DocumentText, P.Claimed, P.Within, P.Script, P.Places],
        MostBytes = 1024 * 1024,
        Required = P.DocumentText,
        Longest = _long,
    };
}
