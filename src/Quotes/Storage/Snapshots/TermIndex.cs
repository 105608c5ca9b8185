using System.Buffers;
using System.Text;

namespace Quotes.Storage.Snapshots;

/// <summary>
/// Where every term of a table of words stands, as its full-text index has it, with rows by their ordinals.
/// </summary>
internal sealed class TermIndex
{
    // Whoever goes through more at once had better mark their rows first.
    private const int FewClauses = 8;
    private const int MostGaps = 8;

    private readonly ByteStore _bytes;
    private readonly Term[] _terms;
    private readonly Skip[] _skips;
    private readonly int _rows;

    private TermIndex(int rows, ByteStore bytes, Term[] terms, Skip[] skips) =>
        (_rows, _bytes, _terms, _skips) = (rows, bytes, terms, skips);

    /// <summary>Reads it.</summary>
    /// <param name="connection">Reads it.</param>
    /// <param name="table"><c>quote</c>, <c>answer</c> or <c>question</c>.</param>
    /// <param name="seqs">The seqs of the rows, which grow.</param>
    /// <param name="budget">What it may take.</param>
    /// <exception cref="PastBudgetException">It would take more.</exception>
    public static TermIndex Of(StoreConnection connection, string table, long[] seqs, Budget budget)
    {
        var (bytes, terms, skips) = (new ByteStore(budget), new List<Term>(), new List<Skip>());
        var (writer, text, rows) = (new TermWriter(), Array.Empty<byte>(), Ordinals(seqs));
        void End()
        {
            var list = writer.Finish();
            if (list.Length > 0)
                terms.Add(new Term(bytes.Add(text), bytes.Add(list), text.Length, writer.Rows, skips.Count));
            skips.AddRange(writer.Skips);
            writer.Begin();
        }
        connection.ReadEach(
            $"SELECT term, doc, place FROM {table}_occurrence",
            [],
            row =>
            {
                if (!row.Bytes(0).SequenceEqual(text))
                {
                    End();
                    text = row.Bytes(0).ToArray();
                }
                var seq = row.Long(1);
                writer.Add(rows is null ? Array.BinarySearch(seqs, seq) : rows[seq - seqs[0]], row.Int(2));
            }
        );
        End();
        budget.Take(((long)terms.Count * Term.Size) + ((long)skips.Count * Skip.Size));
        return new TermIndex(seqs.Length, bytes, [.. terms], [.. skips]);
    }

    /// <summary>How many rows hold a term.</summary>
    public int Count(string term) => PlaceOf(term) is >= 0 and var place ? _terms[place].Rows : 0;

    /// <summary>Those terms that some row holds, the rarest first, then by their bytes.</summary>
    public List<KnownTerm> Known(IEnumerable<string> terms) =>
        [
            .. terms
                .Distinct(StringComparer.Ordinal)
                .Select(term => (Term: term, Place: PlaceOf(term)))
                .Where(term => term.Place >= 0)
                .OrderBy(term => _terms[term.Place].Rows)
                .ThenBy(term => term.Place)
                .Select(term => new KnownTerm(term.Term, _terms[term.Place].Rows)),
        ];

    /// <summary>Where a term stands; null where it stands nowhere.</summary>
    public TermCursor? Find(string term) => PlaceOf(term) is >= 0 and var place ? CursorOf(_terms[place]) : null;

    /// <summary>Gives the rows that hold a term, each with how often, to whoever wants them for the moment.</summary>
    public T Hits<T>(string term, Func<ReadOnlySpan<TermHit>, T> use)
    {
        if (Find(term) is not { } cursor)
            return use([]);
        // Of a common term they are many, and taken from the heap they would be nothing but work for the collector.
        var room = ArrayPool<TermHit>.Shared.Rent(cursor.Estimate);
        var count = 0;
        for (var row = cursor.Seek(0); row != Cursor.End; row = cursor.Seek(row + 1))
            room[count++] = new TermHit(row, cursor.Times);
        try
        {
            return use(room.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<TermHit>.Shared.Return(room);
        }
    }

    /// <summary>The rows that hold what a clause asks for.</summary>
    public Cursor Find(IndexClause clause) =>
        clause switch
        {
            IndexClause.Phrase { IsBeginning: true } phrase => Beginning(phrase.Terms),
            IndexClause.Phrase phrase => Phrase(phrase.Terms),
            IndexClause.All all => new AllCursor(all.Clauses.Select(Find), []),
            IndexClause.Any { Clauses.Count: <= FewClauses } any => new AnyCursor(any.Clauses.Select(Find)),
            IndexClause.Any any => BitCursor.Of(any.Clauses.Select(Find), _rows),
            _ => throw new ArgumentOutOfRangeException(nameof(clause)),
        };

    private Cursor Phrase(string written)
    {
        var terms = written.Split(' ').Select(Find).ToArray();
        if (Array.Exists(terms, term => term is null))
            return new ListCursor(Array.Empty<int>());
        return terms is [var only] ? only! : new PhraseCursor(terms!);
    }

    private BitCursor Beginning(string beginning)
    {
        var (first, prefix) = (PlaceOf(beginning), Encoding.UTF8.GetBytes(beginning));
        return BitCursor.Of(
            _terms
                .Skip(first >= 0 ? first : ~first)
                .TakeWhile(term => TextOf(term).StartsWith(prefix))
                .Select(term => CursorOf(term)),
            _rows
        );
    }

    // By bytes of UTF-8, in whose order they were read: that of UTF-16 is another.
    private int PlaceOf(string term)
    {
        Span<byte> room = stackalloc byte[256];
        var text = Encoding.UTF8.TryGetBytes(term, room, out var length)
            ? room[..length]
            : Encoding.UTF8.GetBytes(term).AsSpan();
        var (low, high) = (0, _terms.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = TextOf(_terms[middle]).SequenceCompareTo(text);
            if (order == 0)
                return middle;
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }

    private ReadOnlySpan<byte> TextOf(Term term)
    {
        var bytes = _bytes.At(term.Text, out var start);
        return bytes.AsSpan(start, term.Length);
    }

    private TermCursor CursorOf(Term term)
    {
        var bytes = _bytes.At(term.List, out var start);
        return new TermCursor(bytes, start, term.Rows, _skips.AsMemory(term.FirstSkip, (term.Rows - 1) / Skip.Rows));
    }

    // By seq, the ordinals: quicker than to look for each, where gaps between interviews are not most of it.
    private static int[]? Ordinals(long[] seqs)
    {
        if (seqs.Length == 0 || seqs[^1] - seqs[0] >= MostGaps * (long)seqs.Length)
            return null;
        var ordinals = new int[seqs[^1] - seqs[0] + 1];
        for (var i = 0; i < seqs.Length; i++)
            ordinals[seqs[i] - seqs[0]] = i;
        return ordinals;
    }

    /// <summary>Where a term is written, and where it stands.</summary>
    private readonly record struct Term(long Text, long List, int Length, int Rows, int FirstSkip)
    {
        public const int Size = 32;
    }
}
