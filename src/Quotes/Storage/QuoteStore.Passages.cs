using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Storage;

public sealed partial class QuoteStore
{
    // What holds the whole of a text holds its beginning, which leaves few to be looked through.
    private const int LongestPhrase = 64;
    private const int FewParts = 4;
    private const int LookedThrough = 32;
    private const int MostInner = 64;

    private const string PassageColumns = "w.seq, w.id, i.id, n.id, w.text, w.span, s.id, s.name, w.role";

    /// <summary>
    /// The passages that a text may have been taken from: those that hold it, then those that come near.
    /// </summary>
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
    ) =>
        ReadAsync<IReadOnlyList<SpokenPassage>>(
            connection => Passages(connection, text, script, interview, speaker, limit, ct),
            ct,
            Pace.Long
        );

    private SpokenPassage[] Passages(
        StoreConnection connection,
        string text,
        bool script,
        string? interview,
        string? speaker,
        int limit,
        CancellationToken ct
    )
    {
        var folded = Folding.Fold(text, script).Text;
        if (!IndexTerms.Runs(folded).Any())
            return [];
        var match = MatchOfWhole(connection, folded, script);
        var kinds = KindsIn(connection);
        PassageRow[] HoldingOf(string kind, string? by) =>
            [.. Holding(connection, kind, match, folded, script, interview, by, limit)];
        var whole = kinds.ToDictionary(
            kind => kind,
            kind => (speaker is null ? [] : HoldingOf(kind, speaker)).Concat(HoldingOf(kind, null)).ToArray()
        );
        ct.ThrowIfCancellationRequested();
        var isFound = whole.Values.Any(rows => rows.Length > 0);
        var voters = Voters(connection, folded, script, isFound);
        var passages = new List<SpokenPassage>();
        foreach (var kind in kinds)
        {
            ct.ThrowIfCancellationRequested();
            var elected = voters.Count == 0 ? [] : Elected(connection, kind, voters, interview, isFound);
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
        return [.. passages.OrderBy(p => p.InterviewId, StringComparer.Ordinal).ThenBy(p => p.Span.Start)];
    }

    /// <summary>
    /// What the index is asked for passages that hold a text; null where it has nothing to narrow them with. The rarest
    /// parts of a text leave few to be looked through, where a long phrase would have all places of its commonest
    /// compared.
    /// </summary>
    private IndexClause? MatchOfWhole(StoreConnection connection, string folded, bool script)
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
        return IndexClause.AllOf(rarest.Select(part => new IndexClause.Phrase(part)));
    }

    /// <summary>The passages that hold a folded text from end to end.</summary>
    private IEnumerable<PassageRow> Holding(
        StoreConnection connection,
        string kind,
        IndexClause? match,
        string folded,
        bool script,
        string? interview,
        string? speaker,
        int limit
    )
    {
        var dialect = connection.Dialect;
        var (table, from, where) = (TableOf(kind), $"{TableOf(kind)} w", "");
        var values = new Values
        {
            { "interview", interview },
            { "speaker", speaker },
            { "folded", folded },
            { "script", script },
            { "limit", limit },
        };
        List<PassageRow> Read() =>
            connection.Read(
                $"""
                SELECT {PassageColumns}
                FROM {from}
                {Joined(kind)}
                WHERE {where}(@interview IS NULL OR i.id = @interview){OnlyOf(kind)}
                  AND (@speaker IS NULL OR w.speaker = (SELECT seq FROM speaker WHERE id = @speaker))
                  AND {dialect.FoldedContains("w", "@folded", "@script")}
                ORDER BY w.seq
                LIMIT @limit
                """,
                values,
                PassageOf
            );
        // In memory a phrase costs no more than its rarest terms, and leaves next to nothing to be looked through.
        var inner = script ? [] : IndexTerms.Inner(folded).Take(MostInner).ToArray();
        var phrase = inner.Length > 0 ? new IndexClause.Phrase(string.Join(' ', inner)) : null;
        var narrowed = inner.Length > 1 ? phrase : IndexClause.AllOf(new[] { phrase, match }.OfType<IndexClause>());
        if (narrowed is null || _snapshot?.Holding(table, narrowed, interview, speaker) is not { } candidates)
        {
            if (match is null)
                return Read();
            var found = dialect.Match(new IndexQuestion(table, match, OwnWords: true, new Wanted.Places()), values);
            from = $"{found.Rows} {dialect.Cross} {table} w ON w.seq = f.rowid";
            where = found.Condition + "\n  AND ";
            return Read();
        }
        // Most hold it, so that few are looked through.
        from = $"{dialect.Each("@seqs")} f {dialect.Cross} {table} w ON w.seq = f.value";
        return candidates
            .Chunk(LookedThrough)
            .SelectMany(seqs =>
            {
                values.Add("seqs", seqs);
                return Read();
            })
            .Take(limit);
    }

    private static string TableOf(string kind) => kind == "lede" ? "quote" : kind;

    private static string OnlyOf(string kind) => kind == "lede" ? "\n  AND w.kind = 'lede'" : "";

    private static string Joined(string kind) =>
        $"""
            JOIN interview i ON i.seq = w.interview
            LEFT JOIN speaker s ON s.seq = w.speaker
            LEFT JOIN question n ON n.seq = w.{(kind == "question" ? "seq" : "question")} AND n.interview = w.interview
            """;

    /// <summary>The kinds of passages that there are: most corpora quote nobody in a lede.</summary>
    private static string[] KindsIn(StoreConnection connection) =>
        connection.Number("SELECT 1 FROM quote WHERE kind = 'lede' LIMIT 1", []) is not null
            ? ["answer", "lede", "question"]
            : ["answer", "question"];

    /// <summary>By answer, the quotes that are its sentences.</summary>
    private static ILookup<long, PlacedQuote> QuotesOf(StoreConnection connection, PassageRow[] answers) =>
        connection
            .Read(
                $"""
                SELECT answer, id, span FROM quote
                WHERE answer IN (SELECT value FROM {connection.Dialect.Each("@answers")} e)
                ORDER BY seq
                """,
                new Values { { "answers", answers.Select(row => row.Seq).ToArray() } },
                row => (Answer: row.Long(0), Quote: new PlacedQuote(row.Text(1), row.Span(2)))
            )
            .ToLookup(quote => quote.Answer, quote => quote.Quote);

    private static PassageRow PassageOf(Row row) =>
        new(row.Long(0), row.Text(1), row.Text(2), row.TextOrNull(3), row.Text(4), row.Span(5), row.Speaker(6));

    private sealed record PassageRow(
        long Seq,
        string Id,
        string InterviewId,
        string? QuestionId,
        string Text,
        TextSpan Span,
        SpeakerRef? Speaker
    )
    {
        public SpokenPassage ToPassage(string kind, IReadOnlyList<PlacedQuote> quotes) =>
            new(kind, InterviewId, kind == "answer" ? Id : null, QuestionId, Speaker, Text, Span, quotes);
    }
}
