using Quotes.Text;

namespace Quotes.Verification;

/// <summary>A text beside its folded form, by code points of both.</summary>
internal sealed class FoldedPassage
{
    private readonly TextSpan[] _places;

    public FoldedPassage(SourceText source, bool script)
    {
        Source = source;
        var folded = Folding.Fold(source.Value, script);
        Folded = folded.Text;
        CodePoints = Alignment.CodePoints(Folded);
        _places = new TextSpan[CodePoints.Length];
        for (int i = 0, at = 0; i < CodePoints.Length; i++)
        {
            var next = at + (CodePoints[i] > 0xFFFF ? 2 : 1);
            _places[i] = folded.SourceOf(at, next);
            at = next;
        }
    }

    /// <summary>The text as it is written.</summary>
    public SourceText Source { get; }

    /// <summary>The folded text.</summary>
    public string Folded { get; }

    /// <summary>The code points of the folded text.</summary>
    public int[] CodePoints { get; }

    /// <summary>
    /// The words that a range of folded code points was made of; an empty range has the place before it.
    /// </summary>
    public TextSpan PlaceOf(int start, int end) =>
        start < end ? new(_places[start].Start, _places[end - 1].End)
        : start < _places.Length ? new(_places[start].Start, _places[start].Start)
        : new(Source.CodePoints, Source.CodePoints);

    /// <summary>Where a folded text stands in this one, as ranges of code points that do not overlap.</summary>
    public IEnumerable<(int Start, int End)> Find(FoldedPassage other)
    {
        var (codePoint, unit) = (0, 0);
        for (
            var at = 0;
            other.Folded.Length > 0 && (at = Folded.IndexOf(other.Folded, at, StringComparison.Ordinal)) >= 0;
            at += other.Folded.Length
        )
        {
            for (; unit < at; codePoint++)
                unit += CodePoints[codePoint] > 0xFFFF ? 2 : 1;
            yield return (codePoint, codePoint + other.CodePoints.Length);
        }
    }

    /// <summary>How many of the pieces stand somewhere in the folded text.</summary>
    public int Count(IReadOnlyCollection<string> pieces) =>
        pieces.Count(piece => Folded.Contains(piece, StringComparison.Ordinal));

    /// <summary>The clauses of the folded text, and where each begins in code points.</summary>
    public IEnumerable<Clause> Clauses()
    {
        var start = 0;
        foreach (var text in Folded.Split([',', '.', ';', '!', '?', ':']))
        {
            yield return new Clause(start, text);
            start += text.EnumerateRunes().Count() + 1;
        }
    }

    /// <summary>A stretch without punctuation that parts sentences.</summary>
    internal readonly record struct Clause(int Start, string Text)
    {
        public bool Holds(string piece) => Text.Contains(piece, StringComparison.Ordinal);
    }
}
