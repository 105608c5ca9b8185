using Microsoft.OpenApi;

namespace Quotes.Api.Http;

/// <summary>What values the text members of the records take: what their C# type, string, leaves open.</summary>
internal static class DocumentMembers
{
    /// <summary>Any text: the words of others have no pattern.</summary>
    public const string AnyText = @"^[\s\S]*$";

    /// <summary>An absolute address.</summary>
    public const string Absolute = "^https?://[!-~]+$";

    /// <summary>A BCP 47 tag.</summary>
    public const string LanguageTag = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

    /// <summary>A year, a month or a day.</summary>
    public const string PartialDate = @"^\d{4}(-\d{2}(-\d{2})?)?$";

    private const string Slug = "^[a-z0-9][a-z0-9-]{0,79}$";
    private const string Made = "[0-9a-hjkmnp-tv-z]{12}$";

    // A pattern that begins with a slash is taken for one between delimiters by some tools.
    private const string Reference = "^[/][!-~]*$";

    private static readonly string[] _roles = ["interviewer", "interviewee", "speaker", "unknown"];
    private static readonly string[] _units = [OffsetUnits.CodePoint, OffsetUnits.Utf16];
    private static readonly string[] _verdicts = ["exact", "normalized", "near", "composite", "not_found"];
    private static readonly string[] _nearness = ["exact", "normalized", "near", "distant"];
    private static readonly string[] _alerts =
    [
        "negation_changed",
        "number_changed",
        "name_changed",
        "modality_changed",
        "speaker_mismatch",
        "spoken_by_interviewer",
        "crosses_turns",
        "reordered",
        "omits_text",
        "multiple_locations",
        "too_short",
    ];
    private static readonly string[] _foldings =
    [
        "invisible",
        "width",
        "whitespace",
        "quoteMarks",
        "punctuation",
        "case",
        "compatibility",
        "script",
    ];
    private static readonly string[] _bases = ["byline", "interviewee", "none"];
    private static readonly string[] _warnings =
    [
        "published_missing",
        "conducted_stands_in",
        "page_missing",
        "url_missing",
        "outlet_missing",
        "byline_missing",
        "interviewee_missing",
        "names_shortened",
        "editors_not_printed",
        "accessed_missing",
        "speaker_unknown",
        "name_as_printed",
        "language_unknown",
    ];
    private static readonly string[] _styles = [.. Citations.CitationStyle.All.Select(style => style.Id)];
    private static readonly Dictionary<string, string[]> _enums = new()
    {
        ["Quote.kind"] = ["answer", "lede"],
        ["TranscriptTurn.kind"] = ["question", "answer"],
        ["Interview.form"] = ["interview", "conversation", "speech"],
        ["Participant.role"] = _roles,
        ["SpeakerRef.role"] = _roles,
        ["Speaker.roles"] = _roles,
        ["DiffRun.op"] = ["equal", "replace", "insert", "delete"],
        ["Health.status"] = ["live", "ready"],
        ["Quote.offsetUnit"] = _units,
        ["Answer.offsetUnit"] = _units,
        ["Question.offsetUnit"] = _units,
        ["Transcript.offsetUnit"] = _units,
        ["Hit.offsetUnit"] = _units,
        ["Match.offsetUnit"] = _units,
        ["VerificationResult.offsetUnit"] = _units,
        ["QuotationResult.offsetUnit"] = _units,
        ["Match.kind"] = _nearness,
        ["Match.passage"] = ["answer", "question", "lede"],
        ["Match.alerts"] = _alerts,
        ["VerificationResult.alerts"] = _alerts,
        ["QuotationResult.alerts"] = _alerts,
        ["VerificationResult.verdict"] = _verdicts,
        ["QuotationResult.verdict"] = [.. _verdicts, "not_checked"],
        ["Match.differences"] = _foldings,
        ["VerificationMethod.fold"] = _foldings,
        ["CslItem.type"] = ["article-newspaper"],
        ["Annotation.@context"] = ["http://www.w3.org/ns/anno.jsonld"],
        ["Annotation.type"] = ["Annotation"],
        ["Annotation.motivation"] = ["identifying"],
        ["Selector.type"] = ["TextQuoteSelector", "TextPositionSelector"],
        ["TimeState.type"] = ["TimeState"],
        ["Citation.authorBasis"] = _bases,
        ["FormattedCitation.authorBasis"] = _bases,
        ["CitationStyle.authorBasis"] = ["byline", "interviewee"],
        ["FormattedCitation.style"] = _styles,
        ["CitationStyle.id"] = _styles,
        ["CitationWarning.code"] = _warnings,
        ["SourceFile.family"] =
        [
            "name-colon",
            "question-answer",
            "name-time",
            "bold",
            "bracket",
            "markdown-heading",
            "dash",
            "srt",
            "webvtt",
            "none",
        ],
        ["SourceFile.encoding"] = ["utf-8", "utf-16le", "utf-16be", "gb18030"],
        ["Hit.type"] = ["quote", "answer", "question"],
        ["FoundQuotes.match"] = ["all", "any"],
        ["Fetched.kind"] = ["quote", "answer", "question", "interview"],
        ["Checked.verdict"] = _verdicts,
        ["Checked.alerts"] = _alerts,
        ["CheckedPlace.kind"] = _nearness,
        ["CheckedPlace.alerts"] = _alerts,
        ["Cited.style"] = _styles,
        ["Cited.warnings"] = _warnings,
    };
    private static readonly Dictionary<string, string> _patterns = new()
    {
        ["Quote.id"] = "^q-" + Made,
        ["QuoteRef.id"] = "^q-" + Made,
        ["Quote.previous"] = "^q-" + Made,
        ["Quote.next"] = "^q-" + Made,
        ["Quote.answerId"] = "^a-" + Made,
        ["Answer.id"] = "^a-" + Made,
        ["AnswerRef.id"] = "^a-" + Made,
        ["Derivation.answerId"] = "^a-" + Made,
        ["Question.id"] = "^n-" + Made,
        ["QuestionRef.id"] = "^n-" + Made,
        ["AskedQuestion.id"] = "^n-" + Made,
        ["Match.quoteIds"] = "^q-" + Made,
        ["Match.answerId"] = "^a-" + Made,
        ["Match.questionId"] = "^n-" + Made,
        ["Hit.id"] = "^[qan]-" + Made,
        ["TranscriptTurn.id"] = "^[an]-" + Made,
        ["Interview.conducted"] = PartialDate,
        ["Interview.published"] = PartialDate,
        ["Interview.language"] = LanguageTag,
        ["Quote.language"] = LanguageTag,
        ["Hit.language"] = LanguageTag,
        ["Alternate.language"] = LanguageTag,
        ["SourceFile.sha256"] = "^[0-9a-f]{64}$",
        ["SourceFile.revision"] = "^[0-9a-f]{12}$",
        ["Corpus.version"] = "^[0-9a-z]{1,64}$",
        ["Corpus.built"] = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$",
        ["Problem.successor"] = Reference,
        ["Problem.type"] = "^[/]problems/[a-z-]+$",
        ["Citation.quoteId"] = "^q-" + Made,
        ["Citation.url"] = Absolute,
        ["CslItem.id"] = "^q-" + Made,
        ["CslItem.URL"] = Absolute,
        ["CslCustom.quoteId"] = "^q-" + Made,
        ["CslCustom.quoteUrl"] = Absolute,
        ["CslCustom.revision"] = "^[0-9a-f]{12}$",
        ["Locator.revision"] = "^[0-9a-f]{12}$",
        ["Locator.textFragment"] = Absolute,
        ["Annotation.id"] = Absolute,
        ["Annotation.body"] = Absolute,
        ["AnnotationTarget.source"] = Absolute,
        ["TimeState.cached"] = Absolute,
        ["CitationStyle.locale"] = LanguageTag,
        ["FormattedCitation.locale"] = LanguageTag,
        ["Interview.url"] = "^https?://[!-~]+$",
    };

    /// <summary>The values that a text member takes; null where there is no list of them.</summary>
    /// <param name="member">Its record and its name, as <c>Match.kind</c>.</param>
    public static IReadOnlyList<string>? ValuesOf(string member) => _enums.GetValueOrDefault(member);

    /// <summary>Says of a text member (or of the entries of a list of texts) what it may hold.</summary>
    /// <param name="schema">The schema of the text.</param>
    /// <param name="type">The name of the record's schema.</param>
    /// <param name="member">The name of the member, in camelCase.</param>
    public static void Describe(OpenApiSchema schema, string type, string member)
    {
        if (ValuesOf($"{type}.{member}") is { } values)
        {
            schema.Enum = [.. values.Select(value => System.Text.Json.Nodes.JsonValue.Create(value)!)];
            return;
        }
        schema.MaxLength ??= 1_000_000;
        schema.Pattern ??=
            _patterns.TryGetValue($"{type}.{member}", out var pattern) ? pattern
            : type.EndsWith("Links", StringComparison.Ordinal) || (type.EndsWith("Page", StringComparison.Ordinal))
                ? Reference
            : member is "id" or "interviewId" ? Slug
            : AnyText;
    }
}
