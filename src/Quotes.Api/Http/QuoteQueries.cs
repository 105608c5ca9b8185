namespace Quotes.Api.Http;

/// <summary>What a checked query means to the store.</summary>
internal static class QuoteQueries
{
    // No. and 没错。 are sentences, but nothing that anybody wants to be surprised by.
    private const int LeastByChance = 12;

    public static PageRequest Page(this Query query) =>
        new(query.Has(Parameters.Limit) ? query.Value(Parameters.Limit) : 20, query.After);

    public static QuoteFilter QuoteFilter(this Query query) =>
        new()
        {
            Search = query.Search,
            Themes = query.Value(Parameters.Theme) ?? [],
            Speakers = query.Value(Parameters.Speaker) ?? [],
            Interviews = query.Value(Parameters.Interview) ?? [],
            Questions = query.Value(Parameters.Question) ?? [],
            Kinds = query.Value(Parameters.Kind) ?? [],
            MinLength = query.Optional(Parameters.MinLength),
            MaxLength = query.Optional(Parameters.MaxLength),
            From = query.Optional(Parameters.From),
            To = query.Optional(Parameters.To),
            Ids = query.Value(Parameters.Ids) ?? [],
            Sort = query.Value(Parameters.Sort),
        };

    /// <summary>
    /// The filter of what is drawn by chance or by day: nothing too short to stand alone, unless asked for.
    /// </summary>
    public static QuoteFilter DrawFilter(this Query query) =>
        query.QuoteFilter() with
        {
            MinLength = query.Optional(Parameters.MinLength) ?? LeastByChance,
        };

    private static T? Optional<T>(this Query query, Parameter<T> parameter)
        where T : struct => query.Has(parameter) ? query.Value(parameter) : null;
}
