namespace Quotes.Storage;

/// <summary>
/// Who said and where, and what about, for every row of a table of words: how hits spread is counted without looking up
/// the row of each, which for a common term took most of the time of a search.
/// </summary>
internal sealed class Spread
{
    private const int None = 0;

    private readonly int[] _speakers;
    private readonly long[] _interviews;

    // The rows of each speaker, one speaker behind the other.
    private readonly int[] _spoken;
    private readonly Dictionary<long, (int First, int Count)> _spokenBy = [];

    // Few themes, and most rows have none, which is seen at once.
    private readonly List<(long Theme, ThemedRows Rows)> _themes = [];
    private readonly ThemedRows _themed;

    private Spread(long[] seqs, long[] interviews, long spoken)
    {
        (Seqs, _interviews) = (seqs, interviews);
        (_speakers, _spoken) = (new int[seqs.Length], new int[spoken]);
        _themed = new ThemedRows(seqs.Length);
    }

    /// <summary>The seqs of all rows, which grow: a row's place among them is its ordinal.</summary>
    public long[] Seqs { get; }

    /// <summary>Reads it for a table.</summary>
    /// <param name="connection">Reads it.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    public static Spread Of(StoreConnection connection, string table)
    {
        // What lists the rows of an index is a hundredth of the rows themselves.
        var spread = new Spread(
            Numbers(connection, $"SELECT id FROM {table}_words_docsize ORDER BY id"),
            Numbers(connection, "SELECT seq FROM interview ORDER BY seq"),
            connection.Number($"SELECT COUNT(*) FROM {table} WHERE speaker IS NOT NULL", [])!.Value
        );
        var next = 0;
        connection.ReadEach(
            $"SELECT speaker, seq FROM {table} WHERE speaker IS NOT NULL ORDER BY speaker, seq",
            [],
            row => spread.AddSpoken(next++, row.Int(0), spread.OrdinalOf(row.Long(1)))
        );
        // Questions carry no themes.
        if (table != "question")
            connection.ReadEach(
                $"SELECT theme, {table} FROM {table}_theme ORDER BY theme, {table}",
                [],
                row => spread.AddTheme(row.Long(0), spread.OrdinalOf(row.Long(1)))
            );
        return spread;
    }

    /// <summary>Where a row is among all.</summary>
    /// <param name="seq">Its seq, or one between those of two rows.</param>
    /// <returns>Its ordinal; the complement of that of the next row where there is none with the seq.</returns>
    public int OrdinalOf(long seq) => Array.BinarySearch(Seqs, seq);

    /// <summary>The ordinals of what a speaker said, which grow.</summary>
    public ReadOnlyMemory<int> OfSpeaker(long speaker) =>
        _spokenBy.TryGetValue(speaker, out var rows) ? _spoken.AsMemory(rows.First, rows.Count) : default;

    /// <summary>The first row of an interview, and the one behind its last.</summary>
    public (int First, int End) OfInterview(long interview)
    {
        var next = Array.BinarySearch(_interviews, interview) + 1;
        return (
            Place(OrdinalOf(interview)),
            next < _interviews.Length ? Place(OrdinalOf(_interviews[next])) : Seqs.Length
        );
    }

    /// <summary>Which rows have a theme; null where none has it.</summary>
    public ThemedRows? OfTheme(long theme) => _themes.Find(themed => themed.Theme == theme).Rows;

    /// <summary>Counts a hit in.</summary>
    /// <param name="ordinal">The ordinal of its row.</param>
    /// <param name="counts">Where it is counted.</param>
    public void Count(int ordinal, SpreadCounts counts)
    {
        counts.Hits++;
        if (_speakers[ordinal] != None)
            counts.Speakers.Add(_speakers[ordinal]);
        counts.Interviews.Add(InterviewOf(Seqs[ordinal], counts));
        if (!_themed.Holds(ordinal))
            return;
        foreach (var (theme, rows) in _themes)
            if (rows.Holds(ordinal))
                counts.Themes.Add(theme);
    }

    // The places of an interview begin at its own and end before the next one's; hits come in order, so that the next
    // is often of the same.
    private long InterviewOf(long seq, SpreadCounts counts)
    {
        if (seq < counts.InterviewEnd)
            return counts.Interview;
        var next = Place(Array.BinarySearch(_interviews, seq + 1));
        counts.InterviewEnd = next < _interviews.Length ? _interviews[next] : long.MaxValue;
        return counts.Interview = _interviews[next - 1];
    }

    private void AddSpoken(int place, int speaker, int ordinal)
    {
        _speakers[ordinal] = speaker;
        _spoken[place] = ordinal;
        _spokenBy[speaker] = _spokenBy.TryGetValue(speaker, out var rows) ? (rows.First, rows.Count + 1) : (place, 1);
    }

    private void AddTheme(long theme, int ordinal)
    {
        // They come theme by theme.
        if (_themes is not [.., (var last, _)] || last != theme)
            _themes.Add((theme, new ThemedRows(Seqs.Length)));
        _themes[^1].Rows.Add(ordinal);
        _themed.Add(ordinal);
    }

    private static int Place(int found) => found >= 0 ? found : ~found;

    private static long[] Numbers(StoreConnection connection, string sql) =>
        [.. connection.Read(sql, [], row => row.Long(0))];
}

/// <summary>The rows that have a theme.</summary>
/// <param name="all">How many rows the table has.</param>
internal sealed class ThemedRows(int all)
{
    /// <summary>A bit for each row of the table.</summary>
    public ulong[] Bits { get; } = new ulong[(all + 63) / 64];

    /// <summary>How many have it.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a row has it.</summary>
    public bool Holds(int ordinal) => (Bits[ordinal / 64] >> (ordinal % 64) & 1) != 0;

    /// <summary>Adds a row.</summary>
    public void Add(int ordinal)
    {
        Bits[ordinal / 64] |= 1UL << (ordinal % 64);
        Count++;
    }
}
