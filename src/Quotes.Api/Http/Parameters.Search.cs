using Quotes.Text;

namespace Quotes.Api.Http;

/// <summary>The parameters of search and order.</summary>
public static partial class Parameters
{
    public static readonly Parameter<string> Search = new(
        "q",
        "Words to find, in any script and of any length; capitals, width and marks make no difference. A space parts "
            + "terms, quotation marks (“ ”, 「 」, 『 』 or straight) hold one together; a term may be any stretch of "
            + "the text.",
        "1 to 200 characters, at least one of them no punctuation, in at most 16 terms where match is not any",
        new("string")
        {
            Pattern = @"^\s*\S[\s\S]*$",
            MinLength = 1,
            MaxLength = SearchQuery.Longest,
        },
        "客户",
        text => text
    )
    {
        Selects = true,
    };

    public static readonly Parameter<SearchMatch> Match = new(
        "match",
        "How the terms of `q` must stand in the text: `all` of them, the whole as one `phrase`, or `any` part of any, "
            + "ranked, which is for questions as people ask them. Answers then count with their questions, words of "
            + "letters whole, and from four letters on also where they begin a longer one.",
        "one of all, phrase, any",
        new("string") { Enum = ["all", "phrase", "any"], Default = "all" },
        "any",
        text => Reading.OneOf(text, ["all", "phrase", "any"]) is { } name ? Enum.Parse<SearchMatch>(name, true) : null
    )
    {
        Selects = true,
    };

    public static readonly Parameter<string> Script = OneOf(
        "script",
        "Whether traditional and simplified characters count as different (`strict`) or as the same (`fold`).",
        "strict",
        selects: true,
        "strict",
        "fold"
    );

    public static readonly Parameter<string> Sort = OneOf(
        "sort",
        "The order. Default: `place`, with `ids` their order, with `match=any` `relevance`, which needs `q`. "
            + "Undated interviews come last in both orders of date; ties keep their place in the interview.",
        null,
        selects: true,
        "place",
        "relevance",
        "length",
        "-length",
        "date",
        "-date"
    );

    public static readonly Parameter<string> QuestionSort = OneOf(
        "sort",
        "The order. Default: `place`, and with `match=any` `relevance`, which needs `q`.",
        null,
        selects: true,
        "place",
        "relevance"
    );
}
