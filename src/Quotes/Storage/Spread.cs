namespace Quotes.Storage;

/// <summary>
/// Who said and where, and what about, for every row of a table of words: how hits spread is counted without looking up
/// the row of each, which for a common term took most of the time of a search.
/// </summary>
internal sealed class Spread
{
    private const int None = 0;

    private readonly long[] _seqs;
    private readonly int[] _speakers;
    private readonly long[] _interviews;

    // A bit for each row, by theme; few themes, and most rows have none.
    private readonly Dictionary<long, ulong[]> _themes;

    private Spread(long[] seqs, int[] speakers, long[] interviews, Dictionary<long, ulong[]> themes) =>
        (_seqs, _speakers, _interviews, _themes) = (seqs, speakers, interviews, themes);

    /// <summary>Reads it for a table.</summary>
    /// <param name="connection">Reads it.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    public static Spread Of(StoreConnection connection, string table)
    {
        // What lists the rows of an index is a hundredth of the rows themselves.
        var seqs = Numbers(connection, $"SELECT id FROM {table}_words_docsize ORDER BY id");
        var speakers = new int[seqs.Length];
        connection.ReadEach(
            $"SELECT speaker, seq FROM {table} WHERE speaker IS NOT NULL ORDER BY speaker, seq",
            [],
            row => speakers[Array.BinarySearch(seqs, row.Long(1))] = row.Int(0)
        );
        var themes = new Dictionary<long, ulong[]>();
        // Questions carry no themes.
        if (table != "question")
            connection.ReadEach(
                $"SELECT theme, {table} FROM {table}_theme ORDER BY theme, {table}",
                [],
                row =>
                {
                    if (!themes.TryGetValue(row.Long(0), out var rows))
                        themes.Add(row.Long(0), rows = new ulong[(seqs.Length + 63) / 64]);
                    var place = Array.BinarySearch(seqs, row.Long(1));
                    rows[place / 64] |= 1UL << (place % 64);
                }
            );
        return new Spread(seqs, speakers, Numbers(connection, "SELECT seq FROM interview ORDER BY seq"), themes);
    }

    /// <summary>Counts a hit in.</summary>
    /// <param name="seq">The seq of its row.</param>
    /// <param name="counts">Where it is counted.</param>
    public void Count(long seq, SpreadCounts counts)
    {
        counts.Hits++;
        var place = Array.BinarySearch(_seqs, seq);
        if (_speakers[place] != None)
            counts.Add("speaker", _speakers[place]);
        // The places of an interview begin at its own and end before the next one's.
        var interview = Array.BinarySearch(_interviews, seq);
        counts.Add("interview", _interviews[interview >= 0 ? interview : ~interview - 1]);
        foreach (var (theme, rows) in _themes)
            if ((rows[place / 64] >> (place % 64) & 1) != 0)
                counts.Add("theme", theme);
    }

    private static long[] Numbers(StoreConnection connection, string sql) =>
        [.. connection.Read(sql, [], row => row.Long(0))];
}

/// <summary>How many hits there are of what was searched, and by speaker, interview and theme.</summary>
internal sealed class SpreadCounts
{
    private readonly Dictionary<string, Dictionary<long, int>> _counts = new(StringComparer.Ordinal)
    {
        ["speaker"] = [],
        ["interview"] = [],
        ["theme"] = [],
    };

    /// <summary>How many hits there are.</summary>
    public int Hits { get; set; }

    /// <summary>How many hits each speaker, interview or theme has, by its seq.</summary>
    public IReadOnlyDictionary<long, int> By(string kind) => _counts[kind];

    /// <summary>Counts one hit more.</summary>
    public void Add(string kind, long seq)
    {
        var counts = _counts[kind];
        counts[seq] = counts.GetValueOrDefault(seq) + 1;
    }
}
