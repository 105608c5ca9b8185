using Quotes.Api.Http;
using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Api.Mcp;

/// <summary>The arguments of tools that are no parameters of the API: one word each, as models like them.</summary>
internal static class BotParameters
{
    public static readonly Parameter<string> Words = new(
        "query",
        "What to look for: words that stand in the text, or a whole question, in Chinese or English; "
            + $"up to {SearchQuery.Longest} characters.",
        $"1 to {SearchQuery.Longest} characters, at least one of them no punctuation",
        new("string") { MaxLength = SearchQuery.Longest },
        "客户导向",
        text => text.EnumerateRunes().Count() <= SearchQuery.Longest ? text : null
    );

    public static readonly Parameter<IReadOnlyList<ThemeClause>> Theme = new(
        Parameters.Theme.Name,
        "Themes by id, which list_themes gives: `a,b` both, `a|b` either, `-a` not.",
        Parameters.Theme.Allowed,
        Parameters.Theme.Schema,
        Parameters.Theme.Example,
        Parameters.Theme.Read,
        Parameters.Theme.NamedBy
    )
    {
        Names = Parameters.Theme.Names,
    };

    public static readonly Parameter<string> Speaker = new(
        "speaker",
        "Who said it: a name as printed (汤道生, Dowson Tong) or an id (dowson-tong).",
        "a name or an id of up to 80 characters",
        new("string") { MaxLength = 80 },
        FirstSeed.Speaker,
        text => text.EnumerateRunes().Count() <= 80 ? text : null
    )
    {
        Names = "speaker",
    };

    public static readonly Parameter<int> Limit = new(
        "limit",
        "The most quotes to give.",
        "a whole number from 1 to 20",
        new("integer")
        {
            Minimum = 1,
            Maximum = 20,
            Default = "10",
        },
        "5",
        text => Reading.Whole(text, 1, 20)
    );

    public static readonly Parameter<string> Id = new(
        "id",
        "The id as another tool gave it: q-… a quote, a-… an answer, n-… a question, else an interview.",
        "one id, such as q-yknd74rd3rrm",
        new("string") { MaxLength = 80 },
        FirstSeed.Quote,
        text => Reading.AnyOf(text) is [var id] ? id : null
    );

    public static readonly Parameter<string> QuoteId = new(
        Id.Name,
        "The id of a quote as another tool gave it: q-….",
        "the id of one quote, such as q-yknd74rd3rrm",
        Id.Schema,
        FirstSeed.Quote,
        text => Id.Read(text)
    );

    public static readonly Parameter<string> Cursor = new(
        "cursor",
        "Where to read on in a long text: what fetch gave as `next`, with the same id.",
        "what fetch gave as next, with the same id",
        new("string") { MaxLength = 200 },
        "",
        text => text.Length <= 200 ? text : null
    );

    public static readonly Parameter<string> Question = new(
        "question",
        "The question to answer.",
        "1 to 2000 characters",
        new("string") { MaxLength = 2000 },
        "怎么看客户导向？",
        text => text.EnumerateRunes().Count() <= 2000 ? text : null
    );

    /// <summary>The id of the speaker who is meant; null where none was, or where it cannot be told which.</summary>
    public static async Task<string?> SpeakerAsync(this BotRequest request, CancellationToken ct)
    {
        if (request.Query.Value(Speaker) is not { } named)
            return null;
        if (Reading.AnyOf(named) is [var id] && await request.Store.FindSpeakerAsync(id, ct) is not null)
            return id;
        var found = await NamedAsync(named, request.Store, ct);
        var whole = found.Where(one => one.Name == named || one.Names.Values.Contains(named)).ToArray();
        if ((whole.Length == 1 ? whole : found) is [var only])
            return only.Id;
        var near = found.Select(one => $"{one.Id} ({one.Name})").ToArray();
        request.Errors.NotThere(
            Speaker,
            named,
            near.Length > 0 ? near : await request.Store.NearestAsync("speaker", named, ct)
        );
        return null;
    }

    private static async Task<IReadOnlyList<Speaker>> NamedAsync(string name, QuoteStore store, CancellationToken ct)
    {
        if (SearchQuery.Parse(name, SearchMatch.All, script: true) is not { } search)
            return [];
        var page = await store.ListSpeakersAsync(new SpeakerFilter([], [], search), new PageRequest(5, null), ct);
        return page?.Items ?? [];
    }
}
