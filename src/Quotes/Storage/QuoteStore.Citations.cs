using Quotes.Text;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    /// <summary>A quote with all that a citation of it is made of; null where there is none with this id.</summary>
    public async Task<CitedQuote?> FindCitedAsync(string id, CancellationToken ct)
    {
        if (await FindQuoteAsync(id, ct) is not { } quote)
            return null;
        var interview = await FindInterviewAsync(quote.Interview.Id, ct);
        return await ReadAsync(
            connection =>
                connection.Find(
                    "SELECT text, nodes FROM interview WHERE id = @id",
                    new Values { { "id", quote.Interview.Id } },
                    row => new CitedQuote(
                        quote,
                        interview!,
                        new SourceText(row.Text(0)),
                        row.Json<IReadOnlyList<TranscriptNode>>(1)
                    )
                ),
            ct
        );
    }
}
