using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // The rarer terms of a text vote for the passages that it may be taken from; more of them tell no more.
    private const int MostVoters = 32;
    private const int MostPassages = 12;

    /// <summary>The passages that a text may have been taken from: those that hold it, then those that come near.</summary>
    /// <param name="text">The text.</param>
    /// <param name="script">Whether traditional characters are taken for simplified.</param>
    /// <param name="interview">The id of the only interview to look into; null for all.</param>
    public Task<IReadOnlyList<SpokenPassage>> PassagesOfAsync(
        string text,
        bool script,
        string? interview,
        CancellationToken ct
    )
    {
        using var lease = Read();
        var connection = lease.Connection;
        var folded = Folding.Fold(text, script).Text;
        if (!IndexTerms.Runs(folded).Any())
            return Task.FromResult<IReadOnlyList<SpokenPassage>>([]);
        var whole = Expression(connection, new SearchQuery([folded], SearchMatch.Phrase, script))!.Match;
        var expressions = new[] { whole, Voters(connection, folded, script) }.OfType<string>().ToArray();
        var passages = new List<SpokenPassage>();
        foreach (var kind in (string[])["answer", "lede", "question"])
            passages.AddRange(
                expressions
                    .SelectMany(match => ReadPassages(connection, kind, match, interview))
                    .DistinctBy(row => row.Seq)
                    .Select(row => row.ToPassage(kind, QuotesOf(connection, kind, row)))
            );
        return Task.FromResult<IReadOnlyList<SpokenPassage>>([
            .. passages.OrderBy(p => p.InterviewId, StringComparer.Ordinal).ThenBy(p => p.Span.Start),
        ]);
    }

    /// <summary>The names whose change in a quotation is worth telling: of those who speak in the interviews.</summary>
    public Task<IReadOnlyList<string>> NamesInAsync(IEnumerable<string> interviews, CancellationToken ct)
    {
        const string names = """
            SELECT DISTINCT s.name, s.names, s.aliases, s.organization
            FROM interview i
            JOIN participation p ON p.interview = i.seq
            JOIN speaker s ON s.seq = p.speaker
            WHERE i.id IN @ids
            ORDER BY s.name
            """;
        using var lease = Read();
        var ids = interviews.Distinct(StringComparer.Ordinal).ToArray();
        return Task.FromResult<IReadOnlyList<string>>([
            .. lease.Connection.Query<NameRow>(names, new { ids }).SelectMany(row => row.All).Distinct(),
        ]);
    }

    /// <summary>An expression for the rarest terms of a text, any of them; null where no text holds any.</summary>
    private static string? Voters(SqliteConnection connection, string folded, bool script)
    {
        var terms = IndexTerms
            .Of(folded)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(term => script && term.Length <= 4 ? ScriptForms.Of(term) : [term])
            .Take(1000)
            .ToArray();
        var rarest = connection.Query<string>(
            "SELECT term FROM answer_terms WHERE term IN @terms ORDER BY doc, term LIMIT @most",
            new { terms, most = MostVoters }
        );
        var quoted = rarest.Select(term => $"\"{term}\"").ToArray();
        return quoted.Length == 0 ? null : string.Join(" OR ", quoted);
    }

    private static IEnumerable<PassageRow> ReadPassages(
        SqliteConnection connection,
        string kind,
        string match,
        string? interview
    )
    {
        var table = kind == "lede" ? "quote" : kind;
        var sql = $"""
            SELECT w.seq, w.id, i.id AS InterviewId, n.id AS QuestionId, w.text, w.span,
              s.id AS SpeakerId, s.name AS SpeakerName, w.role AS SpeakerRole
            FROM {table}_words f
            CROSS JOIN {table} w ON w.seq = f.rowid
            JOIN interview i ON i.seq = w.interview
            LEFT JOIN speaker s ON s.seq = w.speaker
            LEFT JOIN question n ON {(kind == "question" ? "n.seq = w.seq" : "n.seq = w.question")}
            WHERE f.{table}_words MATCH @match
              AND (@interview IS NULL OR i.id = @interview){(kind == "lede" ? "\n  AND w.kind = 'lede'" : "")}
            ORDER BY f.rank, w.seq
            LIMIT @most
            """;
        var own = kind == "answer" ? $"{{text}} : ({match})" : match;
        return connection.Query<PassageRow>(
            sql,
            new
            {
                match = own,
                interview,
                most = MostPassages,
            }
        );
    }

    private static PlacedQuote[] QuotesOf(SqliteConnection connection, string kind, PassageRow row) =>
        kind switch
        {
            "lede" => [new PlacedQuote(row.Id, row.Span)],
            "question" => [],
            _ =>
            [
                .. connection
                    .Query<QuoteRow>("SELECT id, span FROM quote WHERE answer = @Seq ORDER BY seq", new { row.Seq })
                    .Select(quote => new PlacedQuote(quote.Id, quote.Span)),
            ],
        };

    private sealed record PassageRow
    {
        public required long Seq { get; init; }
        public required string Id { get; init; }
        public required string InterviewId { get; init; }
        public string? QuestionId { get; init; }
        public required string Text { get; init; }
        public required TextSpan Span { get; init; }
        public string? SpeakerId { get; init; }
        public string? SpeakerName { get; init; }
        public string? SpeakerRole { get; init; }

        public SpokenPassage ToPassage(string kind, IReadOnlyList<PlacedQuote> quotes) =>
            new(
                kind,
                InterviewId,
                kind == "answer" ? Id : null,
                QuestionId,
                SpeakerId is null ? null : new SpeakerRef(SpeakerId, SpeakerName!, SpeakerRole!),
                Text,
                Span,
                quotes
            );
    }

    private sealed record QuoteRow
    {
        public required string Id { get; init; }
        public required TextSpan Span { get; init; }
    }

    private sealed record NameRow
    {
        public required string Name { get; init; }
        public required IReadOnlyDictionary<string, string> Names { get; init; }
        public required IReadOnlyList<string> Aliases { get; init; }
        public string? Organization { get; init; }

        public IEnumerable<string> All =>
            [Name, .. Names.Values, .. Aliases, .. Organization is null ? [] : new[] { Organization }];
    }
}
