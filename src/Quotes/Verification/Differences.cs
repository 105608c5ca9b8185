using System.Text.Json;
using Quotes.Text;

namespace Quotes.Verification;

/// <summary>Which foldings a comparison took: those that change what the two texts differ in.</summary>
internal static class Differences
{
    private static readonly FoldingStep[] _steps = [.. Enum.GetValues<FoldingStep>().Where(s => s != FoldingStep.None)];

    public static IReadOnlyList<string> Of(IReadOnlyList<AlignedRun> runs, string given, string source, bool script)
    {
        var taken = FoldingStep.None;
        var (givenText, sourceText) = (new SourceText(given), new SourceText(source));
        foreach (var run in runs.Where(run => run.Op != "equal"))
            taken |= Apart(
                Folding.Fold(givenText.Slice(new(run.Given, run.GivenEnd)), script).Steps,
                Folding.Fold(sourceText.Slice(new(run.Source, run.SourceEnd)), script).Steps
            );
        return
        [
            .. _steps
                .Where(step => taken.HasFlag(step))
                .Select(step => JsonNamingPolicy.CamelCase.ConvertName($"{step}")),
        ];
    }

    // What both sides go through tells them apart only where nothing else does, as “ and 「 do.
    private static FoldingStep Apart(FoldingStep one, FoldingStep other) => one == other ? one : one ^ other;
}
