using Quotes.Text;

namespace Quotes;

/// <summary>Which quotes or answers a caller wants; what is empty or null does not restrict.</summary>
public sealed record QuoteFilter
{
    /// <summary>Every clause must hold.</summary>
    public IReadOnlyList<ThemeClause> Themes { get; init; } = [];
    public IReadOnlyList<string> Speakers { get; init; } = [];
    public IReadOnlyList<string> Interviews { get; init; } = [];
    public IReadOnlyList<string> Questions { get; init; } = [];

    /// <summary><c>answer</c>, <c>lede</c> or both.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The least and the greatest length, in code points.</summary>
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }

    /// <summary>The first and the last day of the interview, inclusive; undated interviews fall out.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>What the words must hold; null for any words.</summary>
    public SearchQuery? Search { get; init; }

    /// <summary>Only these; where <see cref="Sort"/> is null, in this order.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>
    /// Null or <c>place</c>, <c>length</c>, <c>-length</c>, <c>date</c>, <c>-date</c>, and with a search
    /// <c>relevance</c>. Undated ones come last. Null is the order of <see cref="Ids"/> where there are any, else
    /// <c>relevance</c> for a search of <see cref="SearchMatch.Any"/>, else <c>place</c>.
    /// </summary>
    public string? Sort { get; init; }

    /// <summary>Whether it names what the rows belong to, or the rows themselves, so that few are left.</summary>
    internal bool NamesRows => Speakers.Count + Interviews.Count + Questions.Count + Ids.Count > 0;

    /// <summary>Whether nothing but words is asked for.</summary>
    internal bool HasOnlySearch =>
        Search is not null && !NamesRows && Themes.Count + Kinds.Count == 0 && HasAnyDay && HasAnyLength;

    private bool HasAnyDay => (From ?? To) is null;

    private bool HasAnyLength => (MinLength ?? MaxLength) is null;

    /// <summary>Whether a page of it is found by an index alone, however large the corpus is.</summary>
    internal bool IsShort =>
        Search is null
        && Kinds.Count == 0
        && HasAnyLength
        && HasAnyDay
        && Sort is null or "place"
        && Themes is [] or [{ Negated: false, Ids.Count: 1 }]
        && Themes.Count + Speakers.Count + Interviews.Count + Questions.Count <= 1;
}

/// <summary>One condition on themes: any of the ids, or, negated, none of them.</summary>
public sealed record ThemeClause(IReadOnlyList<string> Ids, bool Negated)
{
    /// <summary>The clause as it stands in an address.</summary>
    public string Written => (Negated ? "-" : "") + string.Join('|', Ids);
}

/// <summary>Which questions a caller wants.</summary>
public sealed record QuestionFilter(
    IReadOnlyList<string> Interviews,
    IReadOnlyList<string> Speakers,
    SearchQuery? Search = null,
    string? Sort = null
);

/// <summary>Which speakers a caller wants.</summary>
public sealed record SpeakerFilter(
    IReadOnlyList<string> Roles,
    IReadOnlyList<string> Interviews,
    SearchQuery? Search = null
);

/// <summary>Which part of a list: at most <paramref name="Limit"/> entries behind the one whose id is given.</summary>
/// <param name="Limit">1 to 100.</param>
/// <param name="After">The id of the last entry of the page before; null for the first page.</param>
public sealed record PageRequest(int Limit, string? After);
