using Dapper;
using Microsoft.Data.Sqlite;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // The rarer terms of a text vote for the sentences that it may be taken from; more of them tell no more.
    private const int MostVoters = 64;
    private const int MostElected = 48;

    // Of a long text some terms stand for all: to ask how rare each is would take longer than to compare it.
    private const int MostAsked = 256;

    // What holds the whole of a text holds its beginning, which leaves few to be looked through.
    private const int LongestPhrase = 64;

    // A text of few terms has them in common with many sentences; to compare so short a text costs little.
    private const int FewVoters = 16;
    private const int MostElectedByFew = 128;

    // Words with a letter or two changed are looked up by the half that is whole; short ones are like too many others.
    private const int ShortestSlip = 4;
    private const int LettersForEachSlip = 5;

    private const string PassageColumns = """
        w.seq, w.id, i.id AS InterviewId, n.id AS QuestionId, w.text, w.span,
          s.id AS SpeakerId, s.name AS SpeakerName, w.role AS SpeakerRole
        """;

    /// <summary>The passages that a text may have been taken from: those that hold it, then those that come near.</summary>
    /// <param name="text">The text.</param>
    /// <param name="script">Whether traditional characters are taken for simplified.</param>
    /// <param name="interview">The id of the only interview to look into; null for all.</param>
    /// <param name="limit">The most passages of a kind that hold the whole text.</param>
    /// <param name="ct">Stops it.</param>
    public Task<IReadOnlyList<SpokenPassage>> PassagesOfAsync(
        string text,
        bool script,
        string? interview,
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
            var whole = Holding(connection, kind, folded, script, interview, limit);
            var elected = voters.Length == 0 ? [] : Elected(connection, kind, voters, interview);
            passages.AddRange(
                whole
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
              AND {FoldedContains}(CAST(w.text AS BLOB), @folded, @script)
            ORDER BY w.seq
            LIMIT @limit
            """,
            new
            {
                match = kind == "answer" ? $"{{text}} : ({match})" : match,
                interview,
                folded = System.Text.Encoding.UTF8.GetBytes(folded),
                script,
                limit,
            }
        );
    }

    /// <summary>The passages of the sentences, or the questions, that most of the voters stand in.</summary>
    private static IEnumerable<PassageRow> Elected(
        SqliteConnection connection,
        string kind,
        string[] voters,
        string? interview
    )
    {
        var table = TableOf(kind);
        var from =
            kind == "answer"
                ? "quote_words f CROSS JOIN quote q ON q.seq = f.rowid JOIN answer w ON w.seq = q.answer"
                : $"{table}_words f CROSS JOIN {table} w ON w.seq = f.rowid";
        return connection.Query<PassageRow>(
            $"""
            SELECT {PassageColumns}
            FROM {from}
            {Joined(kind)}
            WHERE {(kind == "question" ? table : "quote")}_words MATCH @voters
              AND (@interview IS NULL OR i.id = @interview){OnlyOf(kind)}
            ORDER BY f.rank, f.rowid
            LIMIT @most
            """,
            new
            {
                voters = string.Join(" OR ", voters),
                interview,
                most = voters.Length <= 2 * FewVoters ? MostElectedByFew : MostElected,
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

    /// <summary>The rarest terms of a text, quoted; none where no text holds any.</summary>
    private static string[] Voters(SqliteConnection connection, string folded, bool script)
    {
        var all = IndexTerms
            .Of(folded)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        var step = (all.Length + MostAsked - 1) / MostAsked;
        var terms = all.Where((_, i) => i % step == 0)
            .SelectMany(term => script && term.Length <= 4 ? ScriptForms.Of(term) : [term])
            .Take(2 * MostAsked)
            .ToArray();
        var known = Known(connection, terms);
        var unknown = terms.Except(known).Where(term => term.Length >= ShortestSlip && char.IsAsciiLetter(term[0]));
        var meant = unknown.Take(MostVoters).SelectMany(word => Meant(connection, word)).ToArray();
        if (meant.Length > 0)
            known = Known(connection, [.. known, .. meant]);
        var voters = known.Take(MostVoters).Select(Quoted);
        return [.. known.Count <= FewVoters ? voters.Concat(Neighbours(folded, known)) : voters];
    }

    /// <summary>The terms of a text that stand side by side in it, two at a time: common words are told by their order.</summary>
    private static IEnumerable<string> Neighbours(string folded, List<string> known)
    {
        var terms = IndexTerms.Of(folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return terms
            .Zip(terms.Skip(1))
            .Where(pair => known.Contains(pair.First) && known.Contains(pair.Second))
            .Select(pair => Quoted($"{pair.First} {pair.Second}"))
            .Distinct(StringComparer.Ordinal);
    }

    private static string Quoted(string terms) => $"\"{terms}\"";

    /// <summary>Those terms that some text holds, the rarest first.</summary>
    private static List<string> Known(SqliteConnection connection, string[] terms) =>
        connection
            .Query<string>("SELECT term FROM answer_terms WHERE term IN @terms ORDER BY doc, term", new { terms })
            .AsList();

    /// <summary>The words of the corpus that a word that it does not hold may be a slip for.</summary>
    private static IEnumerable<string> Meant(SqliteConnection connection, string word)
    {
        const string halves = """
            SELECT word FROM word
            WHERE ending >= @beginning AND ending < @beginning || char(1114111) AND ending = word
            UNION
            SELECT word FROM word WHERE ending = @end
            ORDER BY word
            LIMIT @most
            """;
        var half = word.Length / 2;
        return connection
            .Query<string>(
                halves,
                new
                {
                    beginning = word[..half],
                    end = word[half..],
                    most = MostWords,
                }
            )
            .Where(other => Distance(word, other) <= 1 + (word.Length / LettersForEachSlip));
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
