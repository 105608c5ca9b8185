using System.Text.Json.Serialization;

namespace Quotes.Api.Mcp;

/// <summary>What an id names.</summary>
/// <param name="Id">The id.</param>
/// <param name="Kind"><c>quote</c>, <c>answer</c>, <c>question</c> or <c>interview</c>.</param>
/// <param name="Title">The headline of the interview.</param>
/// <param name="Url">The absolute address to cite it by.</param>
/// <param name="Text">The words, verbatim; of an interview its source text. Of a long text a page.</param>
internal sealed record Fetched(string Id, string Kind, string Title, string Url, string Text)
{
    /// <summary>Who said it; null for an interview, and where the text does not tell.</summary>
    public string? Speaker { get; init; }

    /// <summary>The id of the interview.</summary>
    public string? Interview { get; init; }

    /// <summary>The question that it answers.</summary>
    public string? Question { get; init; }

    /// <summary>For a quote: the reference in the default style of its language.</summary>
    public string? Citation { get; init; }

    /// <summary>For a quote: words, attribution and link, to be pasted.</summary>
    public string? Markdown { get; init; }

    /// <summary>
    /// For a quote: the id of the answer that it is a sentence of; null for speech quoted in the lede.
    /// </summary>
    public string? Answer { get; init; }

    /// <summary>How long the whole text is, in code points.</summary>
    public int Length { get; } = Text.EnumerateRunes().Count();

    /// <summary>Where the words begin in the whole text, in code points.</summary>
    public int Start { get; init; }

    /// <summary>The cursor to fetch the rest with; null where there is none.</summary>
    public string? Next { get; init; }

    /// <summary>
    /// What belongs to these words and can be fetched in turn: the turns that begin in them, of an interview; the
    /// quotes of an answer; the answers to a question.
    /// </summary>
    public IReadOnlyList<FetchedPart> Parts { get; init; } = [];

    /// <summary>The revision of the text, where it may change.</summary>
    [JsonIgnore]
    public string? Revision { get; init; }
}

/// <summary>What can be fetched in turn.</summary>
/// <param name="Id">The id of the quote, answer or question.</param>
/// <param name="Text">
/// Its words; of a turn of an interview, an answer to a question and what goes on behind the page the beginning, with …
/// behind it.
/// </param>
/// <param name="Start">Where it begins in the text that it belongs to, in code points.</param>
internal sealed record FetchedPart(string Id, string Text, [property: JsonIgnore] int Start);
