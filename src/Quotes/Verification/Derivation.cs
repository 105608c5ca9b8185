using Quotes.Text;

namespace Quotes.Verification;

/// <summary>Which words of the transcript a quotation elsewhere was made of, and what was changed.</summary>
/// <param name="AnswerId">The answer that holds the original.</param>
/// <param name="Similarity">
/// 1 − edit distance / length of the quotation, both in code points; 1 is verbatim. Four decimals.
/// </param>
/// <param name="Diff">
/// The two texts, run by run; their <c>given</c> runs joined are the quotation, their <c>source</c> runs the
/// original.
/// </param>
/// <param name="Span">Where the original stands in the source text.</param>
public sealed record Derivation(string AnswerId, double Similarity, IReadOnlyList<DiffRun> Diff, TextSpan Span)
{
    internal Derivation CountedIn(OffsetMap utf16) =>
        this with
        {
            Span = utf16.ToUtf16(Span),
            Diff =
            [
                .. Diff.Select(run =>
                    run with
                    {
                        Given = utf16.ToUtf16(run.Given),
                        Source = utf16.ToUtf16(run.Source),
                    }
                ),
            ],
        };
}

/// <summary>A run of the comparison of a given text with its source.</summary>
/// <param name="Op">
/// <c>equal</c>, <c>replace</c>, <c>insert</c> (only in the given text) or <c>delete</c> (only in the source).
/// </param>
/// <param name="Given">
/// Where the run stands in the given text (for a lede quote: in the source text, as all spans).
/// </param>
/// <param name="Source">Where it stands in the source text.</param>
/// <param name="GivenText">The given words, verbatim.</param>
/// <param name="SourceText">The source's words, verbatim.</param>
public sealed record DiffRun(string Op, TextSpan Given, TextSpan Source, string GivenText, string SourceText)
{
    /// <summary>The runs of a comparison with their words.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="given">The text that the given words stand in.</param>
    /// <param name="givenStart">Where they begin in it, in code points.</param>
    /// <param name="source">The text that the source's words stand in.</param>
    /// <param name="sourceStart">Where they begin in it, in code points.</param>
    internal static IReadOnlyList<DiffRun> Of(
        IReadOnlyList<AlignedRun> runs,
        SourceText given,
        int givenStart,
        SourceText source,
        int sourceStart
    ) =>
        [
            .. runs.Select(run =>
            {
                var givenSpan = new TextSpan(givenStart + run.Given, givenStart + run.GivenEnd);
                var sourceSpan = new TextSpan(sourceStart + run.Source, sourceStart + run.SourceEnd);
                return new DiffRun(run.Op, givenSpan, sourceSpan, given.Slice(givenSpan), source.Slice(sourceSpan));
            }),
        ];
}
