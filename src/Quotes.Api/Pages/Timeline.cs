namespace Quotes.Api.Pages;

/// <summary>An interview as a line from its first to its last turn: who speaks where, and what about.</summary>
/// <param name="Lanes">A line of turns for each speaker, in the order of their first ones.</param>
/// <param name="Themes">A line of sentences for each theme, the most frequent first.</param>
/// <param name="Sections">Where each section begins, in thousandths of the whole.</param>
public sealed record Timeline(
    IReadOnlyList<Lane> Lanes,
    IReadOnlyList<ThemeLine> Themes,
    IReadOnlyList<(string Heading, double At)> Sections
)
{
    private const int MostThemes = 12;

    /// <summary>How wide the whole is.</summary>
    public const double Width = 1000;

    /// <summary>Lays out a transcript. No clock stands in it: time is how many characters were said.</summary>
    public static Timeline Of(Transcript transcript, IReadOnlyList<Quote> quotes)
    {
        var (first, last) = transcript.Turns is [var one, ..] turns ? (one.Span.Start, turns[^1].Span.End) : (0, 1);
        double At(int offset) =>
            Math.Round(Math.Clamp((offset - first) * Width / Math.Max(1, last - first), 0, Width), 1);
        Bar Bar(int start, int end) => new(At(start), Math.Max(1, Math.Round(At(end) - At(start), 1)));
        var said = Math.Max(1, transcript.Turns.Sum(turn => turn.Span.Length));
        var lanes = transcript
            .Turns.GroupBy(turn => turn.Speaker.Id)
            .Select(own => new Lane(
                own.First().Speaker,
                [.. own.Select(turn => Bar(turn.Span.Start, turn.Span.End))],
                own.Sum(turn => turn.Span.Length),
                Math.Round(own.Sum(turn => turn.Span.Length) * 100.0 / said, 1)
            ));
        var themes = quotes
            .Where(quote => quote.Kind == "answer")
            .SelectMany(quote => quote.Themes.Select(theme => (theme.Id, quote.Span)))
            .GroupBy(pair => pair.Id)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(MostThemes)
            .Select(group => new ThemeLine(group.Key, [.. group.Select(pair => Bar(pair.Span.Start, pair.Span.End))]));
        var sections = transcript.Sections.Select(section => (section.Heading, At(section.Span.Start)));
        return new Timeline([.. lanes], [.. themes], [.. sections]);
    }
}

/// <summary>A stretch of a line, in thousandths of the whole.</summary>
public readonly record struct Bar(double At, double Length);

/// <summary>The turns of a speaker.</summary>
/// <param name="Speaker">The speaker.</param>
/// <param name="Turns">The turns.</param>
/// <param name="Characters">How many characters (code points) they are.</param>
/// <param name="Share">How much of all that is said, in per cent.</param>
public sealed record Lane(SpeakerRef Speaker, IReadOnlyList<Bar> Turns, int Characters, double Share);

/// <summary>The sentences on a theme.</summary>
public sealed record ThemeLine(string Id, IReadOnlyList<Bar> Quotes);
