using Quotes.Storage;
using Quotes.Text;

namespace Quotes.Api.Http;

/// <summary>What can only be said of a query when its parameters are seen together, or beside the corpus.</summary>
internal static class QueryChecks
{
    /// <summary>A cursor must have been made by this list with these filters.</summary>
    public static void CheckCursor(Query query, QueryErrors errors)
    {
        if (query.Value(Parameters.Cursor) is not { } cursor)
            return;
        query.After = Cursor.Read(cursor, query.List);
        if (query.After is null)
            errors.NotAllowed(Parameters.Cursor, cursor);
    }

    /// <summary>What is required must be there; what only means something beside a search needs one.</summary>
    public static void CheckSearch(Query query, Contract contract, QueryErrors errors)
    {
        if (contract.Required is { } required && !query.Has(required) && !errors.Names(required))
            errors.Missing(required);
        if (query.Value(Parameters.Search) is { } text)
        {
            query.Search = SearchQuery.Parse(
                text,
                query.Value(Parameters.Match),
                query.Value(Parameters.Script) == "fold"
            );
            if (query.Search is null)
                errors.NotAllowed(Parameters.Search, text);
            return;
        }
        if (errors.Names(Parameters.Search))
            return;
        foreach (var parameter in (Parameter[])[Parameters.Match, Parameters.Script])
            if (query.Has(parameter) && contract.Parameters.Contains(Parameters.Search))
                errors.Contradicts(parameter, "It says how to search, but there is no q.");
        if (query.Value(Parameters.Sort) == "relevance")
            errors.Contradicts(Parameters.Sort, "Only a search can be ranked, but there is no q.");
    }

    /// <summary>The lower bound of a range must not be above the upper.</summary>
    public static void CheckRanges(Query query, QueryErrors errors)
    {
        CheckRange(query, Parameters.MinLength, Parameters.MaxLength, errors);
        CheckRange(query, Parameters.From, Parameters.To, errors);
    }

    /// <summary>What a filter names must be there; a filter on nothing would look like an empty corpus.</summary>
    public static async Task CheckNamesAsync(Query query, QuoteStore store, QueryErrors errors, CancellationToken ct)
    {
        foreach (var (parameter, ids) in query.Named)
        foreach (var id in await store.MissingAsync(parameter.Names!, ids, ct))
            errors.NotThere(parameter, id, await store.NearestAsync(parameter.Names!, id, ct));
    }

    private static void CheckRange<T>(Query query, Parameter<T> least, Parameter<T> most, QueryErrors errors)
        where T : struct, IComparable<T>
    {
        if (query.Has(least) && query.Has(most) && query.Value(least).CompareTo(query.Value(most)) > 0)
            errors.Contradicts(least, $"It is greater than {most.Name}, so that nothing could match.");
    }
}
