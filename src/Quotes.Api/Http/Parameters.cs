using Quotes.Citations;

namespace Quotes.Api.Http;

/// <summary>Every query parameter of the API. What is not in an operation's list is refused.</summary>
public static partial class Parameters
{
    private const string Id = "[a-z0-9][a-z0-9-]{0,79}";
    private const string AnyOfIds = $@"^{Id}(\|{Id}){{0,99}}$";

    public static readonly Parameter<int> Limit = Whole("limit", "How many entries a page holds.", 1, 100, 20, "5");
    public static readonly Parameter<int> RandomLimit = Whole("limit", "How many quotes.", 1, 50, 1, "3");

    public static readonly Parameter<string> Cursor = new(
        "cursor",
        "Where the page begins: taken from `next` of the page before. Opaque, and good only with the same filters.",
        "the cursor of a `next` link, with the filters of that link",
        new("string") { Pattern = "^[A-Za-z0-9_-]{12,200}$", MaxLength = 200 },
        "",
        text => text.Length is >= 12 and <= 200 ? text : null
    );

    public static readonly Parameter<string> Offsets = OneOf(
        "offsets",
        "How offsets are counted: in Unicode code points, or in UTF-16 units as JavaScript does.",
        "codepoint",
        selects: false,
        OffsetUnits.CodePoint,
        OffsetUnits.Utf16
    );

    public static readonly Parameter<string> ListFormat = Format("json", "csv", "ndjson");
    public static readonly Parameter<string> ExportFormat = Format("ndjson", "csv");
    public static readonly Parameter<string> TranscriptFormat = Format("json", "text", "markdown");

    public static readonly Parameter<string> CitationFormat = Format(
        "json",
        "text",
        "csl",
        "bibtex",
        "ris",
        "jsonld",
        "annotation",
        "markdown"
    );
    public static readonly Parameter<string> Style = OneOf(
        "style",
        "The style of references. Default: GB/T 7714—2025 (numeric) for Chinese interviews, APA for others.",
        null,
        selects: false,
        [.. CitationStyle.All.Select(style => style.Id)]
    );
    public static readonly Parameter<DateOnly> Accessed = Day(
        "accessed",
        "The day that the source was looked at; stands where a style or format gives it.",
        "2026-11-23"
    );
    public static readonly Parameter<string> Revision = new(
        "revision",
        "The revision that the text must have: the first 12 hexadecimal digits of its SHA-256. Of another, 404.",
        "12 hexadecimal digits in lower case",
        new("string") { Pattern = "^[0-9a-f]{12}$", MaxLength = 12 },
        FirstSeed.Revision,
        text => text.Length == 12 && text.All(char.IsAsciiHexDigitLower) ? text : null
    );

    public static readonly Parameter<IReadOnlyList<ThemeClause>> Theme = new(
        "theme",
        "Themes: `a,b` both, `a|b` either, `-a` not. Ids are listed at `/v1/themes`.",
        "theme ids as `a,b` (both), `a|b` (either), `-a` (not)",
        new("string") { Pattern = $@"^(-?{Id}|{Id}(\|{Id})+)(,(-?{Id}|{Id}(\|{Id})+)){{0,99}}$", MaxLength = 2000 },
        "customer-centricity",
        Reading.Themes,
        clauses => clauses.SelectMany(clause => clause.Ids),
        clauses => string.Join(',', clauses.Select(clause => clause.Written))
    )
    {
        Names = "theme",
        Selects = true,
    };

    public static readonly Parameter<IReadOnlyList<string>> Speaker = Named("speaker", "Who said it", "dowson-tong");
    public static readonly Parameter<IReadOnlyList<string>> Interview = Named(
        "interview",
        "Where",
        FirstSeed.Interview
    );
    public static readonly Parameter<IReadOnlyList<string>> Question = Named("question", "To what", FirstSeed.Question);

    public static readonly Parameter<IReadOnlyList<string>> Kind = new(
        "kind",
        "The kind: `answer` for sentences of the transcript, `lede` for speech quoted before it; `|` between both.",
        "answer, lede or answer|lede",
        new("string") { Pattern = @"^(answer|lede)(\|(answer|lede))?$", MaxLength = 20 },
        "lede",
        Reading.Kinds,
        write: kinds => string.Join('|', kinds)
    )
    {
        Selects = true,
    };

    public static readonly Parameter<int> MinLength = Length("minLength", "The least length in code points.", "12");
    public static readonly Parameter<int> MaxLength = Length("maxLength", "The greatest length in code points.", "60");
    public static readonly Parameter<DateOnly> From = Day("from", "The first day of the interview.", "2018-01-01");
    public static readonly Parameter<DateOnly> To = Day("to", "The last day of the interview.", "2018-12-31");
    public static readonly Parameter<DateOnly> Date = Day("date", "The day. Default: today in `tz`.", "2026-11-23");

    public static readonly Parameter<IReadOnlyList<string>> Ids = new(
        "ids",
        "Only these, and in this order unless `sort` says otherwise. Ids that the corpus does not hold are left out.",
        "up to 100 ids with commas between them",
        new("string") { Pattern = $"^{Id}(,{Id}){{0,99}}$", MaxLength = 2000 },
        FirstSeed.Quote,
        Reading.List
    )
    {
        Selects = true,
    };

    public static readonly Parameter<string> Role = OneOf(
        "role",
        "The role that the speaker takes in some interview.",
        null,
        selects: true,
        "interviewer",
        "interviewee",
        "speaker",
        "unknown"
    );

    public static readonly Parameter<long> Seed = new(
        "seed",
        "Makes the choice repeatable: the same seed on the same corpus gives the same quotes.",
        "a whole number from 0 to 9007199254740991",
        new("integer")
        {
            Format = "int64",
            Minimum = 0,
            Maximum = 9007199254740991,
        },
        "7",
        text => Reading.WholeLong(text, 0, 9007199254740991)
    );

    public static readonly Parameter<TimeZoneInfo> Zone = new(
        "tz",
        "The IANA time zone that `today` is taken in. Default: UTC.",
        "an IANA time zone, such as Asia/Shanghai",
        new("string")
        {
            Pattern = "^[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}$",
            MaxLength = 64,
            Default = "UTC",
        },
        "Asia/Shanghai",
        Reading.Zone
    );

    private static Parameter<int> Whole(string name, string what, int least, int most, int usual, string example) =>
        new(
            name,
            what,
            $"a whole number from {least} to {most}",
            new("integer")
            {
                Format = "int32",
                Minimum = least,
                Maximum = most,
                Default = $"{usual}",
            },
            example,
            text => Reading.Whole(text, least, most)
        );

    private static Parameter<int> Length(string name, string what, string example) =>
        new(
            name,
            what,
            "a whole number from 0 to 1000000",
            new("integer")
            {
                Format = "int32",
                Minimum = 0,
                Maximum = 1_000_000,
            },
            example,
            text => Reading.Whole(text, 0, 1_000_000)
        )
        {
            Selects = true,
        };

    private static Parameter<DateOnly> Day(string name, string what, string example) =>
        new(
            name,
            what,
            "a day as yyyy-MM-dd",
            new("string") { Format = "date", MaxLength = 10 },
            example,
            text => Reading.Day(text)
        )
        {
            Selects = true,
        };

    private static Parameter<IReadOnlyList<string>> Named(string name, string what, string example) =>
        new(
            name,
            $"{what}: ids of the {name}s, `|` between them for either.",
            $"{name} ids, `|` between them for either",
            new("string") { Pattern = AnyOfIds, MaxLength = 2000 },
            example,
            Reading.EitherOf,
            ids => ids,
            ids => string.Join('|', ids)
        )
        {
            Names = name,
            Selects = true,
        };

    private static Parameter<string> OneOf(
        string name,
        string what,
        string? usual,
        bool selects,
        params string[] values
    ) =>
        new(
            name,
            what,
            "one of " + string.Join(", ", values),
            new("string") { Enum = values, Default = usual },
            values[^1],
            text => Reading.OneOf(text, values)
        )
        {
            Selects = selects,
        };

    private static Parameter<string> Format(params string[] values) =>
        OneOf("format", "The format, for callers that cannot set `Accept`.", values[0], false, values);
}
