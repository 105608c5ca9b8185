using System.Runtime.CompilerServices;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectThemes = """
        SELECT t.id, t.names, t.definition, t.parent, t.iptc, t.counts
        FROM theme t

        """;

    /// <summary>One theme; null where there is none with this id.</summary>
    public Task<Theme?> FindThemeAsync(string id, CancellationToken ct) =>
        ReadAsync(
            connection => connection.Find(SelectThemes + "WHERE t.id = @id", new Values { { "id", id } }, ThemeOf),
            ct
        );

    /// <summary>A page of the themes, in the order of the catalogue.</summary>
    public Task<Page<Theme>?> ListThemesAsync(PageRequest page, CancellationToken ct) =>
        ReadAsync(connection => ReadThemes(connection, page), ct);

    /// <summary>Every theme, in the order of the catalogue.</summary>
    public async IAsyncEnumerable<Theme> AllThemesAsync([EnumeratorCancellation] CancellationToken ct)
    {
        string? after = null;
        do
        {
            var page = await ListThemesAsync(new PageRequest(100, after), ct);
            foreach (var theme in page?.Items ?? [])
                yield return theme;
            after = page?.Next;
        } while (after is not null);
    }

    private static Page<Theme>? ReadThemes(StoreConnection connection, PageRequest page)
    {
        const string behind = """
            WHERE t.seq > COALESCE((SELECT m.seq FROM theme m WHERE m.id = @after), 0)
            ORDER BY t.seq
            LIMIT @limit
            """;
        if (page.After is not null && !Holds(connection, "theme", page.After))
            return null;
        var total = (int)connection.Number("SELECT COUNT(*) FROM theme", [])!;
        var items = connection.Read(
            SelectThemes + behind,
            new Values { { "after", page.After }, { "limit", page.Limit + 1 } },
            ThemeOf
        );
        return ToPage(items, page.Limit, total, theme => theme.Id);
    }

    private static Theme ThemeOf(Row row) =>
        new()
        {
            Id = row.Text(0),
            Names = row.Json<IReadOnlyDictionary<string, string>>(1),
            Definition = row.Text(2),
            Parent = row.TextOrNull(3),
            Iptc = row.Json<IReadOnlyList<string>>(4),
            Counts = row.Json<ThemeCounts>(5),
        };
}
