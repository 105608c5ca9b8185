namespace Quotes.Storage.Snapshots;

/// <summary>
/// A corpus in memory, for what is asked most: quotes by id, lists in order of place, and where every term of the
/// full-text index stands. It is read from the store whole and never changed, and it gives what the store gives.
/// </summary>
internal sealed class Snapshot
{
    private readonly Dictionary<string, Spread> _spreads;
    private readonly Dictionary<string, TermIndex> _terms;
    private readonly Dictionary<string, Dictionary<string, long>> _seqs = [];
    private readonly Dictionary<string, Dictionary<long, Label>> _labels = [];

    /// <summary>Reads it.</summary>
    /// <param name="connection">Reads it.</param>
    /// <param name="spreads">How the rows of each table spread.</param>
    /// <param name="columns">The columns that quotes are written from.</param>
    /// <param name="joins">What they are taken from, beside the table.</param>
    /// <param name="budget">What it may take.</param>
    /// <exception cref="PastBudgetException">It would take more.</exception>
    public Snapshot(
        StoreConnection connection,
        Dictionary<string, Spread> spreads,
        string columns,
        string joins,
        Budget budget
    )
    {
        var room = budget.Left;
        _spreads = spreads;
        Quotes = QuoteRows.Of(connection, columns, joins, spreads["quote"].Seqs.Length, budget);
        _terms = spreads.ToDictionary(
            spread => spread.Key,
            spread => TermIndex.Of(connection, spread.Key, spread.Value.Seqs, budget)
        );
        foreach (var (kind, name, _) in Label.Kinds)
        {
            var named = connection.Read($"SELECT t.seq, t.id, {name} FROM {kind} t", [], Label.Of);
            _seqs[kind] = named.ToDictionary(one => one.Id, one => one.Seq, StringComparer.Ordinal);
            _labels[kind] = named.ToDictionary(one => one.Seq);
        }
        Size = room - budget.Left;
    }

    /// <summary>How many bytes it takes.</summary>
    public long Size { get; }

    /// <summary>All quotes.</summary>
    public QuoteRows Quotes { get; }

    /// <summary>Where the terms of a table stand.</summary>
    public TermIndex Terms(string table) => _terms[table];

    /// <summary>The theme, speaker or interview with a seq.</summary>
    public Label LabelOf(string kind, long seq) => _labels[kind][seq];

    /// <summary>The rows that a filter allows.</summary>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="search">Its search as the index is asked it.</param>
    /// <returns>A cursor; null where the filter asks for what only the store knows.</returns>
    public Cursor? Find(string table, QuoteFilter filter, SearchExpression? search)
    {
        if (
            search is { Match: null } or { Recheck.Count: > 0 }
            || filter is not { Questions: [], Kinds: [], Ids: [], MinLength: null, MaxLength: null }
            || filter is not { From: null, To: null, Sort: null or "place" or "relevance" }
            // To find an answer by its question as well is the store's.
            || (table == "answer" && filter.Search?.Match == Text.SearchMatch.Any)
        )
            return null;
        var spread = _spreads[table];
        var all = new List<Cursor>();
        if (search is not null)
            all.Add(Terms(table).Find(search.Match!));
        if (filter.Speakers.Count > 0)
            all.Add(Any(Seqs("speaker", filter.Speakers).Select(speaker => new ListCursor(spread.OfSpeaker(speaker)))));
        if (filter.Interviews.Count > 0)
            all.Add(Any(Seqs("interview", filter.Interviews).Select(seq => RangeOf(spread.OfInterview(seq)))));
        foreach (var clause in filter.Themes.Where(clause => !clause.Negated))
            all.Add(Themed(spread, clause));
        var none = filter.Themes.Where(clause => clause.Negated).Select(clause => Themed(spread, clause)).ToArray();
        if (all.Count == 0)
            all.Add(RangeOf((0, spread.Seqs.Length)));
        return all is [var only] && none.Length == 0 ? only : new AllCursor(all, none);
    }

    /// <summary>The rows with most votes; of equal ones, the first.</summary>
    /// <param name="table"><c>quote</c> or <c>question</c>.</param>
    /// <param name="voters">Each votes for the rows that hold its terms.</param>
    /// <param name="interview">The id of the only interview to look into; null for all.</param>
    /// <param name="most">The most rows.</param>
    public List<(long Seq, long Votes)> Elect(string table, IReadOnlyList<Voter> voters, string? interview, int most)
    {
        var seqs = _spreads[table].Seqs;
        var (first, end) = interview is null ? (0, seqs.Length) : RowsOf(table, interview);
        var terms = Terms(table);
        var standing = voters.Select(voter => (terms.Find(new IndexClause.Phrase(voter.Terms)), voter.Votes));
        return [.. new Election(standing, first, most).Hold(end).Select(row => (seqs[row.Row], row.Votes))];
    }

    /// <summary>The seqs of the rows that hold a clause, in order, as they are asked for.</summary>
    /// <param name="table"><c>answer</c>, <c>quote</c> or <c>question</c>.</param>
    /// <param name="clause">What they must hold.</param>
    /// <param name="interview">The id of the only interview to look into; null for all.</param>
    /// <param name="speaker">The id of the only speaker; null for all.</param>
    public IEnumerable<long> Holding(string table, IndexClause clause, string? interview, string? speaker)
    {
        var filter = new QuoteFilter
        {
            Interviews = interview is null ? [] : [interview],
            Speakers = speaker is null ? [] : [speaker],
        };
        var hits = Find(table, filter, new SearchExpression(clause, []))!;
        for (var row = hits.Seek(0); row != Cursor.End; row = hits.Seek(row + 1))
            yield return _spreads[table].Seqs[row];
    }

    private (int First, int End) RowsOf(string table, string interview) =>
        _seqs["interview"].TryGetValue(interview, out var seq) ? _spreads[table].OfInterview(seq) : (0, 0);

    private Cursor Themed(Spread spread, ThemeClause clause) =>
        Any(
            Seqs("theme", clause.Ids)
                .Select(spread.OfTheme)
                .OfType<ThemedRows>()
                .Select(rows => new BitCursor(rows.Bits, rows.Count))
        );

    private IEnumerable<long> Seqs(string kind, IReadOnlyList<string> ids) =>
        ids.Distinct(StringComparer.Ordinal).Where(_seqs[kind].ContainsKey).Select(id => _seqs[kind][id]);

    private static RangeCursor RangeOf((int First, int End) rows) => new RangeCursor(rows.First, rows.End);

    private static Cursor Any(IEnumerable<Cursor> any) =>
        any.ToArray() switch
        {
            [var only] => only,
            var several => new AnyCursor(several),
        };
}
