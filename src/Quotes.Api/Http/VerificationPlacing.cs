using Quotes.Storage;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Api.Http;

/// <summary>
/// Counts the offsets of verdicts in the unit that was asked for: those in the sources and in what was given.
/// </summary>
internal static class VerificationPlacing
{
    public static async Task<VerificationResult> CountedAsync(
        this Query query,
        VerificationResult result,
        SourceText given,
        QuoteStore store,
        CancellationToken ct
    ) => query.CountsUtf16() ? await CountedAsync(result, new OffsetMap(given.Astral), store, ct) : result;

    public static async Task<DocumentResult> CountedAsync(
        this Query query,
        DocumentResult result,
        SourceText document,
        QuoteStore store,
        CancellationToken ct
    )
    {
        if (!query.CountsUtf16())
            return result;
        var map = new OffsetMap(document.Astral);
        var counted = new List<QuotationResult>();
        foreach (var quotation in result.Results)
        {
            var own = new OffsetMap(new SourceText(quotation.Given.Text).Astral);
            var place = map.ToUtf16(new TextSpan(quotation.Given.Start, quotation.Given.End));
            counted.Add(
                await CountedAsync(quotation, own, store, ct) with
                {
                    Given = quotation.Given with { Start = place.Start, End = place.End },
                }
            );
        }
        return result with { Results = counted };
    }

    private static bool CountsUtf16(this Query query) => query.Value(Parameters.Offsets) == OffsetUnits.Utf16;

    private static async Task<T> CountedAsync<T>(T result, OffsetMap given, QuoteStore store, CancellationToken ct)
        where T : VerificationMembers
    {
        var maps = new Dictionary<string, OffsetMap>(StringComparer.Ordinal);
        var all = result.Matches.Append(result.Closest).Concat(result.Segments.Select(segment => segment.Match));
        foreach (var id in all.OfType<Match>().Select(match => match.InterviewId).Distinct())
            maps.Add(id, await store.OffsetsOfAsync(id, ct));
        Match? Count(Match? match) =>
            match?.CountedIn(maps[match.InterviewId]) is { } counted
                ? counted with
                {
                    Diff = [.. counted.Diff.Select(run => run with { Given = given.ToUtf16(run.Given) })],
                }
                : null;
        return result with
        {
            OffsetUnit = OffsetUnits.Utf16,
            Matches = [.. result.Matches.Select(match => Count(match)!)],
            Closest = Count(result.Closest),
            Segments =
            [
                .. result.Segments.Select(segment =>
                {
                    var place = given.ToUtf16(new TextSpan(segment.Start, segment.End));
                    return segment with { Start = place.Start, End = place.End, Match = Count(segment.Match) };
                }),
            ],
        };
    }
}
