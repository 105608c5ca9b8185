using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // What holds the whole of a text holds its beginning, which leaves few to be looked through.
    private const int LongestPhrase = 64;
    private const int FewParts = 4;

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
        var match = MatchOfWhole(connection, folded, script);
        var kinds = KindsIn(connection);
        PassageRow[] HoldingOf(string kind, string? by) =>
            [.. Holding(connection, kind, match, folded, script, interview, by, limit)];
        var whole = kinds.ToDictionary(
            kind => kind,
            kind => (speaker is null ? [] : HoldingOf(kind, speaker)).Concat(HoldingOf(kind, null)).ToArray()
        );
        ct.ThrowIfCancellationRequested();
        var voters = Voters(connection, folded, script, whole.Values.Any(rows => rows.Length > 0));
        var passages = new List<SpokenPassage>();
        foreach (var kind in kinds)
        {
            ct.ThrowIfCancellationRequested();
            var elected = voters.Count == 0 ? [] : Elected(connection, kind, voters, interview);
            var rows = whole[kind].Concat(elected).DistinctBy(row => row.Seq).ToArray();
            var quotes = kind == "answer" ? QuotesOf(connection, rows) : null;
            passages.AddRange(
                rows.Select(row =>
                    row.ToPassage(
                        kind,
                        kind == "lede" ? [new PlacedQuote(row.Id, row.Span)] : [.. quotes?[row.Seq] ?? []]
                    )
                )
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

    /// <summary>
    /// What the index is asked for passages that hold a text; null where it has nothing to narrow them with. The rarest
    /// parts of a text leave few to be looked through, where a long phrase would have all places of its commonest compared.
    /// </summary>
    private static string? MatchOfWhole(SqliteConnection connection, string folded, bool script)
    {
        var parts = TermParts
            .Of(folded)
            .Where(part => part.Kind == PartKind.Whole && part.Text.Length <= IndexTerms.LongestWord)
            .Select(part => part.Text)
            .Distinct(StringComparer.Ordinal)
            .Take(MostAsked)
            .ToArray();
        if (script || parts.Length < FewParts)
        {
            var beginning = string.Concat(folded.EnumerateRunes().Take(LongestPhrase));
            return Expression(connection, new SearchQuery([beginning], SearchMatch.Phrase, script))!.Match;
        }
        var known = Known(connection, parts).ToDictionary(term => term.Text, term => term.Quotes);
        var rarest = parts.OrderBy(part => known.GetValueOrDefault(part)).Take(FewParts);
        return string.Join(" AND ", rarest.Select(Quoted));
    }

    /// <summary>The passages that hold a folded text from end to end.</summary>
    private static IEnumerable<PassageRow> Holding(
        SqliteConnection connection,
        string kind,
        string? match,
        string folded,
        bool script,
        string? interview,
        string? speaker,
        int limit
    )
    {
        var table = TableOf(kind);
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

    /// <summary>The kinds of passages that there are: most corpora quote nobody in a lede.</summary>
    private static string[] KindsIn(SqliteConnection connection) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM quote WHERE kind = 'lede')")
            ? ["answer", "lede", "question"]
            : ["answer", "question"];

    /// <summary>By answer, the quotes that are its sentences.</summary>
    private static ILookup<long, PlacedQuote> QuotesOf(SqliteConnection connection, PassageRow[] answers) =>
        connection
            .Query<QuoteRow>(
                "SELECT answer, id, span FROM quote WHERE answer IN @answers ORDER BY seq",
                new { answers = answers.Select(row => row.Seq).ToArray() }
            )
            .ToLookup(quote => quote.Answer, quote => new PlacedQuote(quote.Id, quote.Span));

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
        public required long Answer { get; init; }
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
