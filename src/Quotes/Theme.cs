using Quotes.Text;

namespace Quotes;

/// <summary>A subject that quotes are tagged with, as the editors' catalogue defines it.</summary>
public sealed record Theme
{
    /// <summary>A readable, stable slug, such as <c>customer-centricity</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its names by BCP 47 tag; <c>zh</c> and <c>en</c> are always there.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>What it is about, in a phrase that an editor can decide by.</summary>
    public required string Definition { get; init; }

    /// <summary>The id of the broader theme; null at the top.</summary>
    public string? Parent { get; init; }

    /// <summary>The IPTC Media Topics that come nearest, as <c>medtop:</c> ids.</summary>
    public required IReadOnlyList<string> Iptc { get; init; }

    /// <summary>How much of the corpus carries it.</summary>
    public required ThemeCounts Counts { get; init; }

    /// <summary>Where to go from here.</summary>
    public ThemeLinks Links =>
        new(Paths.Theme(Id), Paths.Quotes + Paths.Query("theme", Id), Paths.Answers + Paths.Query("theme", Id));
}

/// <summary>How many quotes, answers and interviews carry a theme.</summary>
public sealed record ThemeCounts(int Quotes, int Answers, int Interviews);

/// <summary>Relative references to a theme and to the lists of what carries it.</summary>
public sealed record ThemeLinks(string Self, string Quotes, string Answers);

/// <summary>A theme on a passage, with the words that justify it.</summary>
/// <param name="Id">The theme's slug.</param>
/// <param name="Inherited">
/// True where the passage is too short to say it itself and takes the theme of its question.
/// </param>
/// <param name="Evidence">
/// The words that decided it, in the order of the text; an inherited theme's stand in the question.
/// </param>
public sealed record ThemeTag(string Id, bool Inherited, IReadOnlyList<Evidence> Evidence);

/// <summary>Words that count for a theme.</summary>
/// <param name="Text">The words, verbatim.</param>
/// <param name="Start">Where they begin in the source text, in code points (or UTF-16 units, see offsetUnit).</param>
/// <param name="End">Where they have ended.</param>
public sealed record Evidence(string Text, int Start, int End)
{
    internal Evidence CountedIn(OffsetMap utf16) =>
        this with
        {
            Start = utf16.ToUtf16(Start),
            End = utf16.ToUtf16(End),
        };
}
