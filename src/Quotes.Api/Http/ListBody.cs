namespace Quotes.Api.Http;

/// <summary>Writes a page of a list in the format that was asked for, with the link to the next.</summary>
internal static class ListBody
{
    /// <summary>Writes the page.</summary>
    /// <param name="items">The entries, for CSV and NDJSON.</param>
    /// <param name="after">The id behind which the next page begins; null on the last.</param>
    /// <param name="json">The whole page as JSON, given the reference of the next.</param>
    public static async Task WriteAsync<T>(
        HttpContext context,
        Query query,
        IReadOnlyList<T> items,
        string? after,
        Func<string?, ReadOnlyMemory<byte>> json
    )
    {
        var next = after is null ? null : NextLink(query, after);
        var response = context.Response;
        if (next is not null)
            response.Headers.Link = $"<{next}>; rel=\"next\"";
        response.ContentType = query.Format.ContentType;
        ReadOnlyMemory<byte> body = query.Format.Name switch
        {
            "csv" => Csv.Write(items),
            "ndjson" => NdJson.Write(items),
            _ => json(next),
        };
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static string NextLink(Query query, string after)
    {
        var kept = query.Canonical(parameter => parameter != Parameters.Cursor);
        var cursor = Cursor.Behind(after, query.List);
        return $"{query.Path}?{(kept.Length == 0 ? "" : kept + "&")}cursor={cursor}";
    }
}
