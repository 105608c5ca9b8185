using System.Text.Json;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    /// <summary>The names whose change in a quotation is worth telling: of those who speak in the interviews.</summary>
    public Task<IReadOnlyList<string>> NamesInAsync(IEnumerable<string> interviews, CancellationToken ct)
    {
        var ids = new Values { { "ids", interviews.Distinct(StringComparer.Ordinal).ToArray() } };
        return ReadAsync<IReadOnlyList<string>>(
            connection =>
                [
                    .. connection
                        .Read(
                            $"""
                            SELECT s.name, s.names, s.aliases, s.organization
                            FROM speaker s
                            WHERE s.seq IN (
                              SELECT p.speaker
                              FROM {connection.Dialect.Each("@ids")} g
                              JOIN interview i ON i.id = g.value
                              JOIN participation p ON p.interview = i.seq
                            )
                            ORDER BY s.name, s.seq
                            """,
                            ids,
                            NamesOf
                        )
                        .SelectMany(all => all)
                        .Distinct(),
                ],
            ct
        );
    }

    private static IEnumerable<string> NamesOf(Row row) =>
        [
            row.Text(0),
            .. JsonSerializer.Deserialize(row.Text(1), QuotesJson.Verbatim.IReadOnlyDictionaryStringString)!.Values,
            .. row.List<string>(2),
            .. row.TextOrNull(3) is { } organization ? [organization] : Array.Empty<string>(),
        ];
}
