using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // What holds the whole of a text holds its beginning, which leaves few to be looked through.
    private const int LongestPhrase = 64;

    private const string PassageColumns = """
        w.seq, w.id, i.id AS InterviewId, n.id AS QuestionId, w.text, w.span,
          s.id AS SpeakerId, s.name AS SpeakerName, w.role AS SpeakerRole
        """;

    /// <summary>The passages that a text may have been taken from: those that hold it, then those that come near.</summary>
    /// <param name="text">The text.</param>
    /// <param name="script">Whether traditional characters are taken for simplified.</param>
    /// <param name="interview">The id of the only interview to look into; null for all.</param>
    /// <param name="speaker">The id of a speaker whose passages come first; null where nobody is named.</param>
    /// <param name="limit">
    /// The most passages of a kind that hold the whole text, and again the most of the speaker's among them.
    /// </param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<SpokenPassage>> PassagesOfAsync(
        string text,
        bool script,
        string? interview,
        string? speaker,
        int limit,
        CancellationToken ct
    )
    {
        using var lease = Read();
        var connection = lease.Connection;
        var folded = Folding.Fold(text, script).Text;
        if (!IndexTerms.Runs(folded).Any())
            return Task.FromResult<IReadOnlyList<SpokenPassage>>([]);
        var voters = Voters(connection, folded, script);
        var passages = new List<SpokenPassage>();
        foreach (var kind in (string[])["answer", "lede", "question"])
        {
            ct.ThrowIfCancellationRequested();
            var claimed = speaker is null ? [] : Holding(connection, kind, folded, script, interview, speaker, limit);
            var whole = Holding(connection, kind, folded, script, interview, null, limit);
            var elected = voters.Length == 0 ? [] : Elected(connection, kind, voters, interview);
            passages.AddRange(
                claimed
                    .Concat(whole)
                    .Concat(elected)
                    .DistinctBy(row => row.Seq)
                    .Select(row => row.ToPassage(kind, QuotesOf(connection, kind, row)))
            );
        }
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

    /// <summary>The passages that hold a folded text from end to end.</summary>
    private static IEnumerable<PassageRow> Holding(
        SqliteConnection connection,
        string kind,
        string folded,
        bool script,
        string? interview,
        string? speaker,
        int limit
    )
    {
        var table = TableOf(kind);
        var beginning = string.Concat(folded.EnumerateRunes().Take(LongestPhrase));
        var match = Expression(connection, new SearchQuery([beginning], SearchMatch.Phrase, script))!.Match;
        var (from, where) = match is null
            ? ($"{table} w", "")
            : ($"{table}_words f CROSS JOIN {table} w ON w.seq = f.rowid", $"f.{table}_words MATCH @match\n  AND ");
        return connection.Query<PassageRow>(
            $"""
            SELECT {PassageColumns}
            FROM {from}
            {Joined(kind)}
            WHERE {where}(@interview IS NULL OR i.id = @interview){OnlyOf(kind)}
              AND (@speaker IS NULL OR w.speaker = (SELECT seq FROM speaker WHERE id = @speaker))
              AND {FoldedContains}(CAST(w.text AS BLOB), @folded, @script)
            ORDER BY w.seq
            LIMIT @limit
            """,
            new
            {
                match = kind == "answer" ? $"{{text}} : ({match})" : match,
                interview,
                speaker,
                folded = System.Text.Encoding.UTF8.GetBytes(folded),
                script,
                limit,
            }
        );
    }

    private static string TableOf(string kind) => kind == "lede" ? "quote" : kind;

    private static string OnlyOf(string kind) => kind == "lede" ? "\n  AND w.kind = 'lede'" : "";

    private static string Joined(string kind) =>
        $"""
            JOIN interview i ON i.seq = w.interview
            LEFT JOIN speaker s ON s.seq = w.speaker
            LEFT JOIN question n ON n.seq = w.{(kind == "question" ? "seq" : "question")}
            """;

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
