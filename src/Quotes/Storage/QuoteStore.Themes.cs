using Dapper;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    private const string SelectThemes = """
        SELECT t.id, t.names, t.definition, t.parent, t.iptc, t.counts
        FROM theme t

        """;

    /// <summary>One theme; null where there is none with this id.</summary>
    public Task<Theme?> FindThemeAsync(string id, CancellationToken ct)
    {
        using var lease = Read();
        return Task.FromResult(
            lease.Connection.QuerySingleOrDefault<Theme>(SelectThemes + "WHERE t.id = @id", new { id })
        );
    }

    /// <summary>A page of the themes, in the order of the catalogue.</summary>
    public Task<Page<Theme>?> ListThemesAsync(PageRequest page, CancellationToken ct)
    {
        const string behind = """
            WHERE t.seq > COALESCE((SELECT m.seq FROM theme m WHERE m.id = @after), 0)
            ORDER BY t.seq
            LIMIT @limit
            """;
        using var lease = Read();
        if (page.After is not null && !Exists(lease.Connection, "theme", page.After))
            return Task.FromResult<Page<Theme>?>(null);
        var total = lease.Connection.ExecuteScalar<int>("SELECT COUNT(*) FROM theme");
        var items = lease
            .Connection.Query<Theme>(SelectThemes + behind, new { after = page.After, limit = page.Limit + 1 })
            .ToList();
        return Task.FromResult<Page<Theme>?>(ToPage(items, page.Limit, total, theme => theme.Id));
    }
}
