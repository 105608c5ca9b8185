using System.Numerics;
using System.Runtime.InteropServices;

namespace Quotes.Storage.Snapshots;

/// <summary>
/// All quotes with what belongs to them, as the columns that they are read from: each a few bytes more than its words
/// and ids, and what many have alike, such as an interview or a language, once.
/// </summary>
internal sealed class QuoteRows
{
    // In the place of the length of an id, none of which is empty: it is that of the quote beside.
    private const byte Neighbour = 1;

    private readonly ByteStore _bytes;
    private readonly SharedCells _alike;
    private readonly SharedRows[] _references;
    private readonly List<long> _addresses;
    private readonly List<byte> _written = [];
    private int[] _byId = [];
    private int _nextAt;

    private QuoteRows(int most, Budget budget)
    {
        _addresses = new List<long>(most);
        (_bytes, _alike) = (new ByteStore(budget), new SharedCells(budget));
        _references = [.. QuoteColumns.References.Select(_ => new SharedRows(budget))];
    }

    /// <summary>Reads them, in order of their places.</summary>
    /// <param name="connection">Reads them.</param>
    /// <param name="columns">The columns that <see cref="QuoteWriter"/> takes.</param>
    /// <param name="joins">What they are taken from, beside the table.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="budget">What they may take.</param>
    /// <exception cref="PastBudgetException">They would take more.</exception>
    public static QuoteRows Of(StoreConnection connection, string columns, string joins, int count, Budget budget)
    {
        var rows = new QuoteRows(count, budget);
        connection.ReadEach(
            $"SELECT {columns}, NULL, {QuoteColumns.Seqs}\nFROM quote w\n{joins}\nORDER BY w.seq",
            [],
            rows.Add
        );
        rows.End([]);
        rows.ListIds(budget);
        return rows;
    }

    /// <summary>How many there are.</summary>
    public int Count => _addresses.Count;

    /// <summary>Where the one with an id is, by its ordinal; null where there is none.</summary>
    public int? Find(ReadOnlySpan<byte> id)
    {
        for (var slot = SlotOf(id); _byId[slot] != 0; slot = (slot + 1) & (_byId.Length - 1))
            if (Id(_byId[slot] - 1).SequenceEqual(id))
                return _byId[slot] - 1;
        return null;
    }

    /// <summary>Reads a quote.</summary>
    /// <param name="ordinal">Which one.</param>
    /// <param name="cells">Takes the values of its columns.</param>
    /// <returns>Its length in code points.</returns>
    public int Read(int ordinal, RowCell[] cells)
    {
        var bytes = _bytes.At(_addresses[ordinal], out var at);
        foreach (var column in QuoteColumns.Own)
            cells[column] = ReadOwn(bytes, ref at);
        foreach (var column in QuoteColumns.Alike)
            cells[column] = _alike[Varints.Read(bytes, ref at)];
        for (var i = 0; i < _references.Length; i++)
        {
            var first = QuoteColumns.References[i].First;
            (cells[first], cells[first + 1]) = _references[i][Varints.Read(bytes, ref at)];
        }
        var length = Varints.Read(bytes, ref at);
        cells[QuoteColumns.Previous] = bytes[at] == Neighbour ? IdOf(ordinal - 1, ref at) : ReadOwn(bytes, ref at);
        cells[QuoteColumns.Next] = bytes[at] == Neighbour ? IdOf(ordinal + 1, ref at) : ReadOwn(bytes, ref at);
        return length;
    }

    private static RowCell ReadOwn(byte[] bytes, ref int at)
    {
        var length = Varints.Read(bytes, ref at) - 1;
        var cell = length < 0 ? default : new RowCell(bytes, at, length);
        at += Math.Max(0, length);
        return cell;
    }

    private void Add(Row row)
    {
        var id = row.Bytes(QuoteColumns.Id);
        End(id);
        foreach (var column in QuoteColumns.Own)
            Put(row, column);
        foreach (var column in QuoteColumns.Alike)
            Put(_alike.Add(row, column));
        for (var i = 0; i < _references.Length; i++)
            Put(_references[i].Add(row, QuoteColumns.References[i].First, QuoteColumns.References[i].Seq));
        Put(row.Int(QuoteColumns.Length));
        if (
            Count > 0
            && !row.IsNull(QuoteColumns.Previous)
            && row.Bytes(QuoteColumns.Previous).SequenceEqual(Id(Count - 1))
        )
            _written.Add(Neighbour);
        else
            Put(row, QuoteColumns.Previous);
        // Whether it is the neighbour is known when that is there.
        _nextAt = _written.Count;
        Put(row, QuoteColumns.Next);
    }

    /// <summary>Ends the quote that was written last.</summary>
    /// <param name="next">The id of the one behind it; empty where it is the last.</param>
    private void End(ReadOnlySpan<byte> next)
    {
        if (_written.Count == 0)
            return;
        var written = CollectionsMarshal.AsSpan(_written);
        if (!next.IsEmpty && written[(_nextAt + 1)..].SequenceEqual(next))
        {
            written[_nextAt] = Neighbour;
            written = written[..(_nextAt + 1)];
        }
        _addresses.Add(_bytes.Add(written));
        _written.Clear();
    }

    private void Put(Row row, int column)
    {
        Put(row.IsNull(column) ? 0 : row.Bytes(column).Length + 1);
        if (!row.IsNull(column))
            _written.AddRange(row.Bytes(column));
    }

    private void Put(int number)
    {
        Span<byte> bytes = stackalloc byte[Varints.Longest];
        _written.AddRange(bytes[..Varints.Write(bytes, number)]);
    }

    private void ListIds(Budget budget)
    {
        _byId = new int[(int)BitOperations.RoundUpToPowerOf2((uint)(5L * Count / 4) + 1)];
        budget.Take((Count * (long)sizeof(long)) + (_byId.Length * (long)sizeof(int)));
        for (var ordinal = 0; ordinal < Count; ordinal++)
        {
            var slot = SlotOf(Id(ordinal));
            while (_byId[slot] != 0)
                slot = (slot + 1) & (_byId.Length - 1);
            _byId[slot] = ordinal + 1;
        }
    }

    private int SlotOf(ReadOnlySpan<byte> id)
    {
        var hash = new HashCode();
        hash.AddBytes(id);
        return hash.ToHashCode() & (_byId.Length - 1);
    }

    private ReadOnlySpan<byte> Id(int ordinal)
    {
        // It comes first of what is the quote's own.
        var bytes = _bytes.At(_addresses[ordinal], out var at);
        return ReadOwn(bytes, ref at).Bytes;
    }

    private RowCell IdOf(int neighbour, ref int at)
    {
        at++;
        var bytes = _bytes.At(_addresses[neighbour], out var start);
        return ReadOwn(bytes, ref start);
    }
}
