namespace Quotes.Api.Http;

/// <summary>The parameters of verification, in queries and in bodies.</summary>
public static partial class Parameters
{
    public static readonly Parameter<string> Text = Words(
        "The words to verify, as they are to be published. Quotation marks around them are not part of them.",
        2_000,
        "腾讯会投资产业链"
    );

    public static readonly Parameter<string> DocumentText = Words(
        "The text whose quotations (“…”, 「…」, 『…』, \"…\", blockquotes) are to be verified.",
        64_000,
        "他说：“做2B业务最重要的是客户导向”。"
    );

    public static readonly Parameter<string> Claimed = One(
        "speaker",
        "The id of the speaker who is said to have said it; another one is an alert.",
        FirstSeed.Speaker
    );

    public static readonly Parameter<string> Within = One(
        "interview",
        "The id of the only interview to look into.",
        FirstSeed.Interview
    );

    public static readonly Parameter<int> Places = Whole("limit", "The most places to name.", 1, 100, 10, "5");

    private static Parameter<string> Words(string what, int most, string example) =>
        new(
            "text",
            what,
            $"1 to {most} characters",
            new("string")
            {
                Pattern = DocumentMembers.AnyText,
                MinLength = 1,
                MaxLength = most,
            },
            example,
            text => text.EnumerateRunes().Count() <= most ? text : null
        );

    private static Parameter<string> One(string name, string what, string example) =>
        new(
            name,
            what,
            $"the id of one {name}",
            new("string") { Pattern = $"^{Id}$", MaxLength = 80 },
            example,
            text => Reading.AnyOf(text) is [var id] ? id : null,
            id => [id]
        )
        {
            Names = name,
        };
}
