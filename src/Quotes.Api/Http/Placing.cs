using Quotes.Storage;

namespace Quotes.Api.Http;

/// <summary>Counts the offsets of an answer in the unit that was asked for.</summary>
internal static class Placing
{
    public static async Task<T> CountedAsync<T>(this Query query, T words, QuoteStore store, CancellationToken ct)
        where T : IPlaced<T> =>
        query.Value(Parameters.Offsets) == OffsetUnits.Utf16
            ? words.CountedIn(await store.OffsetsOfAsync(words.InterviewId, ct))
            : words;

    public static async Task<IReadOnlyList<T>> CountedAsync<T>(
        this Query query,
        IReadOnlyList<T> words,
        QuoteStore store,
        CancellationToken ct
    )
        where T : IPlaced<T>
    {
        if (query.Value(Parameters.Offsets) != OffsetUnits.Utf16)
            return words;
        var counted = new List<T>(words.Count);
        foreach (var entry in words)
            counted.Add(await query.CountedAsync(entry, store, ct));
        return counted;
    }

    /// <summary>A page as it is answered; a problem where its cursor names an entry that is gone.</summary>
    public static Microsoft.AspNetCore.Http.HttpResults.Results<Listing<T>, Invalid> Answer<T>(
        this Query query,
        Page<T>? page
    ) => page is not null ? new Listing<T>(page, query) : Gone();

    /// <summary>The problem of a cursor that names an entry that is gone.</summary>
    public static Invalid Gone()
    {
        var errors = new QueryErrors();
        errors.Contradicts(Parameters.Cursor, "The entry that it points at is gone; begin again without it.");
        return new Invalid(errors);
    }
}
