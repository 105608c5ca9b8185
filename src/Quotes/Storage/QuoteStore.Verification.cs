using System.Text.Json;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const int MostQuotations = 50;
    private const int LongestQuotation = 2_000;

    private static readonly string[] _foldings =
    [
        .. Enum.GetValues<FoldingStep>()
            .Where(step => step != FoldingStep.None)
            .Select(step => JsonNamingPolicy.CamelCase.ConvertName($"{step}")),
    ];

    /// <summary>Says of a text whether it was said.</summary>
    /// <param name="text">The text; every surrogate must be paired.</param>
    /// <param name="interview">The id of the only interview to look into; null for all.</param>
    /// <param name="options">How it is verified; its names are found here.</param>
    public async Task<VerificationResult> VerifyAsync(
        string text,
        string? interview,
        VerificationOptions options,
        CancellationToken ct
    )
    {
        var interviews = interview is null ? await CountInterviewsAsync(ct) : 1;
        var verdict = await VerdictOfAsync(text, interview, options, ct);
        return new VerificationResult
        {
            Given = new Given(text, text.EnumerateRunes().Count()),
            Verdict = verdict.Kind,
            Summary = Summaries.Of(verdict, Searched(interview, interviews), Version),
            Matches = verdict.Matches,
            Segments = verdict.Segments,
            Closest = verdict.Closest,
            Alerts = verdict.Alerts,
            Method = MethodOf(options, verdict.Threshold, interviews),
        };
    }

    /// <summary>Says of the quotations in a document whether they were said; of the first 50 of them.</summary>
    /// <param name="document">The document.</param>
    /// <param name="interview">The id of the only interview to look into; null for all.</param>
    /// <param name="options">How they are verified; its names are found here.</param>
    public async Task<DocumentResult> VerifyDocumentAsync(
        SourceText document,
        string? interview,
        VerificationOptions options,
        CancellationToken ct
    )
    {
        var interviews = interview is null ? await CountInterviewsAsync(ct) : 1;
        var spans = Quotations.Find(document);
        var results = new List<QuotationResult>();
        foreach (var span in spans)
        {
            ct.ThrowIfCancellationRequested();
            var text = document.Slice(span);
            var verdict =
                results.Count < MostQuotations && span.Length <= LongestQuotation
                    ? await VerdictOfAsync(text, interview, options, ct)
                    : null;
            var given = new GivenQuotation(span.Start, span.End, text);
            results.Add(ResultOf(given, verdict, interview, interviews, options));
        }
        return new DocumentResult(results, results.Count, results.Count(result => result.Verdict != "not_checked"));
    }

    private QuotationResult ResultOf(
        GivenQuotation given,
        Verdict? verdict,
        string? interview,
        int interviews,
        VerificationOptions options
    ) =>
        new()
        {
            Given = given,
            Verdict = verdict?.Kind ?? "not_checked",
            Summary = verdict is null
                ? $"Not checked: it is past the first {MostQuotations} quotations, or longer than {LongestQuotation}."
                : Summaries.Of(verdict, Searched(interview, interviews), Version),
            Matches = verdict?.Matches ?? [],
            Segments = verdict?.Segments ?? [],
            Closest = verdict?.Closest,
            Alerts = verdict?.Alerts ?? [],
            Method = MethodOf(options, verdict?.Threshold, interviews),
        };

    private async Task<Verdict> VerdictOfAsync(
        string text,
        string? interview,
        VerificationOptions options,
        CancellationToken ct
    )
    {
        // One more than is named tells whether there are several.
        var most = options.Limit + 1;
        var passages = await PassagesOfAsync(text, options.Script, interview, options.Speaker, most, ct);
        var names = await NamesInAsync(passages.Select(passage => passage.InterviewId), ct);
        return Verifier.Verify(text, passages, options with { Names = names });
    }

    private VerificationMethod MethodOf(VerificationOptions options, double? threshold, int interviews) =>
        new(
            options.Script ? _foldings : [.. _foldings.Where(name => name != "script")],
            threshold,
            Version,
            interviews
        );

    private static string Searched(string? interview, int interviews) =>
        interview is not null ? $"the interview {interview}"
        : interviews == 1 ? "the 1 interview held"
        : $"the {interviews} interviews held";

    private Task<int> CountInterviewsAsync(CancellationToken ct) =>
        ReadAsync(
            connection =>
                (int)_wholes.GetOrAdd("interview", _ => connection.Number("SELECT COUNT(*) FROM interview", [])!.Value),
            ct
        );
}
