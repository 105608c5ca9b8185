using Dapper;
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
        var source = await ReadAsync(
            connection =>
                connection.Plain.QuerySingle<CitedSource>(
                    "SELECT text, nodes FROM interview WHERE id = @Id",
                    quote.Interview
                ),
            ct
        );
        return new CitedQuote(quote, interview!, new SourceText(source.Text), source.Nodes);
    }

    private sealed record CitedSource
    {
        public required string Text { get; init; }
        public required IReadOnlyList<TranscriptNode> Nodes { get; init; }
    }
}
