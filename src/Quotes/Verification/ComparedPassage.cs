using Quotes.Text;

namespace Quotes.Verification;

/// <summary>A passage of the corpus, folded to be compared with.</summary>
internal sealed class ComparedPassage(SpokenPassage passage, VerificationOptions options)
{
    private const int ContextLength = 60;

    private readonly SourceText _source = new(passage.Text);
    private FoldedPassage? _folded;
    private (GivenText Given, Window? Window)? _nearest;

    public SpokenPassage Passage => passage;

    public VerificationOptions Options => options;

    public FoldedPassage Folded => _folded ??= new FoldedPassage(_source, options.Script);

    /// <summary>
    /// Every place where the words stand as they are or folded; where there is none, the nearest, if it is near enough.
    /// </summary>
    public IEnumerable<FoundPlace> Places(GivenText given)
    {
        var found = Folded
            .Find(given.Folded)
            .Select(place => new Window(place.Start, place.End, 0))
            .Select(window => new FoundPlace(this, given, window, IsExact(given, window) ? 0 : 1))
            .ToArray();
        if (found.Length > 0)
            return found;
        var threshold = Verifier.Threshold(given.Folded.CodePoints);
        return
            threshold is { } least
            && Nearest(given) is { } near
            && given.Similarity(near.Distance) >= least
            && IsInTheSameWords(given, near)
            ? [new FoundPlace(this, given, near, 2)]
            : [];
    }

    /// <summary>
    /// Of two passages that hold the same words, the one with the lesser number is meant: the claimed speaker's before
    /// others', what was answered before what was asked.
    /// </summary>
    public int Preference =>
        options.Speaker is { } claimed && passage.Speaker?.Id == claimed ? 0
        : passage.IsAsked ? 2
        : 1;

    private bool IsExact(GivenText given, Window window) =>
        window.Distance == 0 && _source.Slice(Folded.PlaceOf(window.Start, window.End)) == given.Text;

    private bool IsInTheSameWords(GivenText given, Window near) =>
        !Wording.IsLatin(given.Folded.CodePoints)
        || Wording.KeepsWords(given.Folded.CodePoints, Folded.CodePoints.AsSpan(near.Start..near.End));

    /// <summary>
    /// The nearest stretch of the folded passage, however far; null where there is nothing to compare.
    /// </summary>
    public Window? Nearest(GivenText given)
    {
        // A text that is not found is asked for twice: first whether it is near, then how near.
        if (!ReferenceEquals(_nearest?.Given, given))
            _nearest = (given, NearestTo(given));
        return _nearest.Value.Window;
    }

    private Window? NearestTo(GivenText given)
    {
        if (given.Folded.CodePoints.Length == 0)
            return null;
        var window = Alignment.BestWindow(given.Folded.CodePoints, Folded.CodePoints);
        return window.End == window.Start ? null : InWholeWords(given, window);
    }

    // Half a word may be the contrary of the whole: have, haven't.
    private Window InWholeWords(GivenText given, Window window)
    {
        var (start, end) = Wording.Whole(Folded.CodePoints, window.Start, window.End);
        if (start == window.Start && end == window.End)
            return window;
        var (_, distance) = Alignment.Compare(given.Folded.CodePoints, Folded.CodePoints.AsSpan(start..end));
        return new Window(start, end, distance);
    }

    /// <summary>
    /// Where the nearest stretch is too far to say anything: the nearest one in the clause that shares most words.
    /// </summary>
    public Window Telling(GivenText given, Window nearest)
    {
        if (given.Similarity(nearest.Distance) >= Verifier.TellingSimilarity)
            return nearest;
        var pairs = given.Pairs();
        var clause = Folded.Clauses().MaxBy(clause => pairs.Count(pair => clause.Holds(pair)));
        var window = Alignment.BestWindow(given.Folded.CodePoints, Alignment.CodePoints(clause.Text));
        return window.Start == window.End
            ? nearest
            : InWholeWords(given, new(clause.Start + window.Start, clause.Start + window.End, window.Distance));
    }

    /// <summary>The match of the words with a stretch of the folded passage.</summary>
    public Match MatchAt(GivenText given, Window window)
    {
        var place = Folded.PlaceOf(window.Start, window.End);
        var words = _source.Slice(place);
        var edits = window.Distance;
        var isExact = IsExact(given, window);
        var (runs, _) = isExact
            ? ([], 0)
            : Alignment.Compare(Alignment.CodePoints(given.Text), Alignment.CodePoints(words));
        var span = new TextSpan(passage.Span.Start + place.Start, passage.Span.Start + place.End);
        return new Match
        {
            Kind =
                isExact ? "exact"
                : edits == 0 ? "normalized"
                : "distant",
            Passage = passage.Kind,
            QuoteIds =
            [
                .. passage.Quotes.Where(q => q.Span.Start < span.End && span.Start < q.Span.End).Select(q => q.Id),
            ],
            AnswerId = passage.AnswerId,
            QuestionId = passage.QuestionId,
            InterviewId = passage.InterviewId,
            Text = words,
            Span = span,
            Similarity = Math.Round(given.Similarity(edits), 4),
            Edits = edits,
            Differences = Differences.Of(runs, given.Text, words, options.Script),
            Diff = Shown(runs, given, place),
            Alerts = Alerts.Of(runs, given, words, Around(place, Alerts.LongestNegation), passage, options),
            Speaker = passage.Speaker,
            Context = Around(place, ContextLength),
        };
    }

    private IReadOnlyList<DiffRun> Shown(IReadOnlyList<AlignedRun> runs, GivenText given, TextSpan place) =>
        [
            .. DiffRun
                .Of(runs, given.Whole, given.Words.Start, _source, place.Start)
                .Select(run =>
                    run with
                    {
                        Source = new(passage.Span.Start + run.Source.Start, passage.Span.Start + run.Source.End),
                    }
                ),
        ];

    private MatchContext Around(TextSpan place, int length) =>
        new(
            _source.Slice(new(Math.Max(0, place.Start - length), place.Start)),
            _source.Slice(new(place.End, Math.Min(_source.CodePoints, place.End + length)))
        );
}
