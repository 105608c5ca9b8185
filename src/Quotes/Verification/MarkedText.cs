using System.Text.RegularExpressions;
using Quotes.Text;

namespace Quotes.Verification;

/// <summary>A text with the places of the words that decide about its meaning, in code points.</summary>
internal sealed partial class MarkedText
{
    private readonly int _end;
    private readonly Dictionary<Mark, List<(TextSpan Place, string Word)>> _marks;

    public MarkedText(string text, VerificationOptions options)
    {
        var source = new FoldedPassage(new SourceText(text), options.Script);
        _end = new SourceText(text.TrimEnd()).CodePoints;
        var folded = new SourceText(source.Folded);
        List<(TextSpan, string)> Placed(IEnumerable<(int At, string Word)> words) =>
            [
                .. words.Select(found =>
                {
                    var span = folded.SpanOf(found.At, found.At + found.Word.Length);
                    return (source.PlaceOf(span.Start, span.End), found.Word);
                }),
            ];
        List<(TextSpan, string)> Places(IEnumerable<Capture> matches) =>
            Placed(matches.Select(match => (match.Index, match.Value)));
        _marks = new()
        {
            [Mark.Negation] = Places(Negations().Matches(source.Folded).Where(match => match.Groups["no"].Success)),
            [Mark.Number] = Places(Numbers().Matches(source.Folded)),
            [Mark.Modality] = Places(Modalities().Matches(source.Folded)),
            [Mark.Name] = Placed(Names(source.Folded, options)),
        };
    }

    /// <summary>Whether the first word is a negation.</summary>
    public bool BeginsInNegation => _marks[Mark.Negation].Any(found => found.Place.Start == 0);

    /// <summary>Whether the last word is a negation.</summary>
    public bool EndsInNegation => _marks[Mark.Negation].Any(found => found.Place.End == _end);

    /// <summary>Whether a changed run touches the same words of a sort here as there.</summary>
    public bool SameMarks(MarkedText source, Mark mark, AlignedRun run)
    {
        var here = Touched(mark, run.Given, run.GivenEnd);
        var there = source.Touched(mark, run.Source, run.SourceEnd);
        return here.SequenceEqual(there, StringComparer.Ordinal);
    }

    // A number that a change stands beside may have grown by it: 3 to 30.
    private IEnumerable<string> Touched(Mark mark, int start, int end) =>
        _marks[mark]
            .Where(found =>
                mark == Mark.Negation
                    ? found.Place.Start < end && start < found.Place.End
                    : found.Place.Start <= end && start <= found.Place.End
            )
            .Select(found => mark == Mark.Negation ? "" : found.Word);

    /// <summary>Where the names stand in a folded text, in UTF-16 units.</summary>
    private static IEnumerable<(int At, string Word)> Names(string folded, VerificationOptions options)
    {
        foreach (var name in options.Names ?? [])
            for (var at = 0; (at = folded.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at += name.Length)
                yield return (at, name);
    }

    // Words that hold one of the characters and deny nothing go first, so that they are not taken apart. Folding has
    // made every apostrophe a quotation mark.
    [GeneratedRegex(
        "特别|特別|区别|區別|级别|級別|类别|類別|性别|性別|分别|分別|个别|個別|别人|別人|识别|識別|非常|未来|未來|是否|无论|無論"
            + "|(?<no>[不没沒無无未非别莫勿否]|\\bcannot\\b|\\b[a-z]+n\"t\\b|\\b(?:not|never|no|none|nor)\\b)"
    )]
    private static partial Regex Negations();

    [GeneratedRegex("[0-9]+(?:[.,:][0-9]+)*%?|[〇零一二两兩三四五六七八九十百千万萬亿億]+")]
    private static partial Regex Numbers();

    [GeneratedRegex(
        "必须|必須|必需|可能|应该|應該|应当|應當|也许|也許|或许|或許|一定|肯定|绝对|絕對"
            + "|\\b(?:must|may|might|should|shall|could|would|can|will)\\b"
    )]
    private static partial Regex Modalities();
}
