using System.Text.RegularExpressions;
using Quotes.Text;

namespace Quotes.Verification;

/// <summary>A text made up of parts, each of which was found on its own.</summary>
/// <param name="Segments">The parts in order, each with its match.</param>
/// <param name="Alerts">What holds of them together.</param>
internal sealed partial record Composition(IReadOnlyList<Segment> Segments, IReadOnlyList<string> Alerts)
{
    // Between ellipses the writer has said where the parts end; two must be longer than this, for fewer code points say
    // nothing. What is shorter must be found all the same, or it would stand there unchecked.
    private const int ShortestPart = 4;

    // Where nobody has said so, a piece must be long enough not to be everybody's phrase: eight characters, in letters.
    private const int ShortestPiece = 8;
    private const int LeastWeight = ShortestPiece * Wording.LettersForEachCharacter;
    private const int MostPieces = 16;

    /// <summary>A text with ellipses whose every part is found; null where there are none, or one is not.</summary>
    public static Composition? OfEllipses(GivenText given, IReadOnlyList<ComparedPassage> passages)
    {
        var parts = Parts(given, passages);
        if (parts.Count(part => part.Folded.CodePoints.Length >= ShortestPart) < 2)
            return null;
        var segments = new List<Segment>();
        foreach (var part in parts)
        {
            if (Best(Verifier.WholeText(part, passages), segments) is not { } place)
                return null;
            segments.Add(new Segment(part.Words.Start, part.Words.End, part.Text, place.ToMatch()));
        }
        return new Composition(segments, Together(segments));
    }

    /// <summary>
    /// A text of long pieces, each verbatim (after folding) in some passage, with nothing left between them; null where
    /// it is none.
    /// </summary>
    public static Composition? OfPieces(GivenText given, IReadOnlyList<ComparedPassage> passages)
    {
        var segments = new List<Segment>();
        var folded = given.Folded;
        for (var at = 0; at < folded.CodePoints.Length; )
        {
            if (IsMark(folded.CodePoints[at]) && segments.Count > 0)
            {
                at++;
                continue;
            }
            var (length, found) = LongestPiece(given, at, passages, segments);
            if (found is null || segments.Count == MostPieces)
                return null;
            var place = folded.PlaceOf(at, at + length);
            var words = new TextSpan(given.Words.Start + place.Start, given.Words.Start + place.End);
            segments.Add(new Segment(words.Start, words.End, given.Whole.Slice(words), found.ToMatch()));
            at += length;
        }
        return segments.Count < 2 ? null : new Composition(segments, Together(segments));
    }

    private static (int Length, FoundPlace? Place) LongestPiece(
        GivenText given,
        int at,
        IReadOnlyList<ComparedPassage> passages,
        List<Segment> before
    )
    {
        var rest = given.Folded.CodePoints.AsSpan(at);
        var longest = ShortestPiece - 1;
        foreach (var passage in passages)
            while (longest < rest.Length && passage.Folded.CodePoints.AsSpan().IndexOf(rest[..(longest + 1)]) >= 0)
                longest++;
        if (longest < ShortestPiece || Wording.Weight(rest[..longest]) < LeastWeight)
            return (0, null);
        var place = given.Folded.PlaceOf(at, at + longest);
        var words = new TextSpan(given.Words.Start + place.Start, given.Words.Start + place.End);
        var piece = GivenText.Of(given.Whole, words, passages[0].Options.Script);
        var places = Verifier.WholeText(piece, passages).Where(found => found.Rank < 2).ToArray();
        return (longest, Best(places, before));
    }

    /// <summary>
    /// Of the places of a part the best one; of equals, one that goes on where the part before ends: in its passage,
    /// else further on in its interview.
    /// </summary>
    private static FoundPlace? Best(IReadOnlyList<FoundPlace> places, List<Segment> before)
    {
        var last = before.Count == 0 ? null : before[^1].Match;
        return places
            .Where(place => place.Rank == places[0].Rank)
            .OrderBy(place => last is null ? 0 : Leap(last, place))
            .FirstOrDefault();
    }

    private static int Leap(Match last, FoundPlace next)
    {
        var passage = next.Passage.Passage;
        var start = passage.Span.Start + next.Passage.Folded.PlaceOf(next.Window.Start, next.Window.End).Start;
        return Key(last) == Key(passage) ? (start >= last.Span.End ? 0 : 1)
            : last.InterviewId == passage.InterviewId && start >= last.Span.End ? 2
            : 3;
    }

    private static string[] Together(List<Segment> segments)
    {
        var pairs = segments.Zip(segments.Skip(1), (one, next) => (One: one.Match!, Next: next.Match!)).ToArray();
        var alerts = new List<string>();
        if (pairs.Any(pair => !InSamePassage(pair.One, pair.Next)))
            alerts.Add("crosses_turns");
        if (
            pairs.Any(pair => pair.One.InterviewId == pair.Next.InterviewId && pair.Next.Span.Start < pair.One.Span.End)
        )
            alerts.Add("reordered");
        if (pairs.Any(pair => InSamePassage(pair.One, pair.Next) && pair.Next.Span.Start > pair.One.Span.End + 1))
            alerts.Add("omits_text");
        return [.. alerts];
    }

    private static bool InSamePassage(Match one, Match other) => Key(one) == Key(other);

    private static (string, string, string?, string?) Key(Match match) =>
        (match.Passage, match.InterviewId, match.AnswerId, match.QuestionId);

    private static (string, string, string?, string?) Key(SpokenPassage passage) =>
        (passage.Kind, passage.InterviewId, passage.AnswerId, passage.QuestionId);

    private static List<GivenText> Parts(GivenText given, IReadOnlyList<ComparedPassage> passages)
    {
        var parts = new List<GivenText>();
        var from = 0;
        foreach (
            var (start, end) in Ellipses()
                .Matches(given.Text)
                .Select(m => (m.Index, m.Index + m.Length))
                .Append((given.Text.Length, given.Text.Length))
        )
        {
            var part = given.Part(from, start, passages.Count > 0 && passages[0].Options.Script);
            from = end;
            if (IndexTerms.Runs(part.Folded.Folded).Any())
                parts.Add(part);
        }
        return parts;
    }

    private static bool IsMark(int codePoint) =>
        codePoint is ',' or '.' or ';' or '!' or '?' or '"' or ':' or ' ' or '…' or '-';

    [GeneratedRegex(@"[\[（(【]\s*(?:…+|\.{3,}|略)\s*[\]）)】]|…+|⋯+|\.{3,}|。{3,}")]
    private static partial Regex Ellipses();
}
