using System.Text.Json.Serialization;
using Quotes.Text;

namespace Quotes;

/// <summary>Something that a search has found: a quote, an answer or a question.</summary>
public sealed record Hit : IPlaced<Hit>
{
    /// <summary>What it is: <c>quote</c>, <c>answer</c> or <c>question</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Its id, under which it can be had whole.</summary>
    public required string Id { get; init; }

    /// <summary>The words, verbatim.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// The BCP 47 tag of their language: a quote's own, of an answer or a question that of the interview.
    /// </summary>
    public required string Language { get; init; }

    /// <summary>Who said them; null where the text does not tell.</summary>
    public SpeakerRef? Speaker { get; init; }

    /// <summary>Where they were said.</summary>
    public required InterviewRef Interview { get; init; }

    string IPlaced<Hit>.InterviewId => Interview.Id;

    /// <summary>The heading they stand under; null before the first.</summary>
    public string? Section { get; init; }

    /// <summary>The question they answer; null where there is none.</summary>
    public QuestionRef? Question { get; init; }

    /// <summary>The themes of a quote or an answer, each with its evidence; a question has none.</summary>
    [JsonConverter(typeof(StoredListConverter<ThemeTag>))]
    public required IReadOnlyList<ThemeTag> Themes { get; init; }

    /// <summary>Where the words stand in the source text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>How offsets are counted: <c>codepoint</c> or <c>utf16</c>.</summary>
    public string OffsetUnit { get; init; } = OffsetUnits.CodePoint;

    /// <summary>Where the words of the query stand in the source text.</summary>
    public IReadOnlyList<TextSpan> Highlights { get; init; } = [];

    /// <summary>How well it matches (bm25 within its type; the more, the better).</summary>
    public required double Score { get; init; }

    /// <summary>A quote as a hit; one that nobody has searched for scores 0.</summary>
    public static Hit Of(Quote quote) =>
        new()
        {
            Type = "quote",
            Id = quote.Id,
            Text = quote.Text,
            Language = quote.Language,
            Speaker = quote.Speaker,
            Interview = quote.Interview,
            Section = quote.Section,
            Question = quote.Question,
            Themes = quote.Themes,
            Span = quote.Span,
            Score = quote.Score ?? 0,
        };

    /// <summary>Where to go from here.</summary>
    public HitLinks Links =>
        new(
            Type switch
            {
                "quote" => Paths.Quote(Id),
                "answer" => Paths.Answer(Id),
                _ => Paths.Question(Id),
            },
            Question is null ? null : Paths.Question(Question.Id),
            Paths.Interview(Interview.Id)
        );

    /// <inheritdoc/>
    public Hit CountedIn(OffsetMap utf16) =>
        this with
        {
            Span = utf16.ToUtf16(Span),
            OffsetUnit = OffsetUnits.Utf16,
            Highlights = [.. Highlights.Select(utf16.ToUtf16)],
            Themes = [.. Themes.Select(t => t with { Evidence = [.. t.Evidence.Select(e => e.CountedIn(utf16))] })],
        };
}

/// <summary>Relative references to what was found and what it belongs to.</summary>
public sealed record HitLinks(string Self, string? Question, string Interview);

/// <summary>One page of what a search has found.</summary>
/// <param name="Items">Quotes, answers and questions, the best first.</param>
/// <param name="Total">How many there are over all pages; exact up to 10,000.</param>
/// <param name="TotalIsLowerBound">
/// True where counting stopped: at 10,000 of them all, or of one type. The counts of facets are lower bounds then too.
/// </param>
/// <param name="Next">The relative reference of the next page; null on the last.</param>
/// <param name="Facets">How the hits spread; the same on every page.</param>
public sealed record SearchPage(
    IReadOnlyList<Hit> Items,
    int Total,
    bool TotalIsLowerBound,
    string? Next,
    Facets Facets
);

/// <summary>How many hits there are of each theme, speaker and interview, the most first.</summary>
/// <param name="Themes">The themes that quotes and answers among the hits carry.</param>
/// <param name="Speakers">The speakers of the hits; at most 20.</param>
/// <param name="Interviews">The interviews of the hits; at most 20.</param>
public sealed record Facets(
    IReadOnlyList<FacetCount> Themes,
    IReadOnlyList<FacetCount> Speakers,
    IReadOnlyList<FacetCount> Interviews
);

/// <summary>How many hits share something.</summary>
/// <param name="Id">The id to filter by.</param>
/// <param name="Name">Its name, in Chinese where it has one.</param>
/// <param name="Count">How many hits; a search filtered by the id has as many.</param>
public sealed record FacetCount(string Id, string Name, int Count);
