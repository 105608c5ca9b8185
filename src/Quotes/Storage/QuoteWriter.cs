using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Quotes.Text;

namespace Quotes.Storage;

/// <summary>
/// Writes quotes as JSON straight from their rows: the bytes that their records are serialized to, without the records,
/// whose making and reading was two thirds of the time of a page.
/// </summary>
/// <param name="search">What they were found by, and is marked in them; null where nothing was searched for.</param>
/// <param name="most">About how many there will be.</param>
internal sealed class QuoteWriter(SearchQuery? search, int most)
{
    private const int UsualLength = 1500;
    private const int LongestNumber = 32;

    private static readonly byte[] _quotes = Encoding.UTF8.GetBytes(Paths.Quote(""));
    private static readonly byte[] _answers = Encoding.UTF8.GetBytes(Paths.Answer(""));
    private static readonly byte[] _questions = Encoding.UTF8.GetBytes(Paths.Question(""));
    private static readonly byte[] _interviews = Encoding.UTF8.GetBytes(Paths.Interview(""));
    private static readonly byte[] _pages = Encoding.UTF8.GetBytes(Paths.QuotePage(""));

    // All that VerbatimEncoder escapes; E2 begins the line separators, and much that needs no escaping.
    private static readonly SearchValues<byte> _escaped = SearchValues.Create([
        .. Enumerable.Range(0, 0x20).Select(control => (byte)control),
        (byte)'"',
        (byte)'\\',
        0x7F,
        0xE2,
    ]);

    private byte[] _json = GC.AllocateUninitializedArray<byte>(most * UsualLength);
    private int _end;

    /// <summary>What was written: objects, with a comma between them.</summary>
    public ReadOnlyMemory<byte> Json => _json.AsMemory(0, _end);

    /// <summary>Writes the quote in a row of the columns that <see cref="QuoteStore"/> reads quotes from.</summary>
    public void Write(Row row)
    {
        if (_end > 0)
            Put(","u8);
        var id = row.Bytes(0);
        var interview = row.Bytes(15);
        Id("{\"id\":"u8, id);
        Text(",\"text\":"u8, row.Bytes(1));
        Number(",\"length\":"u8, row.Int(2));
        Text(",\"language\":"u8, row.Bytes(3));
        Id(",\"kind\":"u8, row.Bytes(4));
        Speaker(row);
        Id(",\"interview\":{\"id\":"u8, interview);
        Text(",\"title\":"u8, row.Bytes(16));
        TextOrNull("},\"section\":"u8, row, 5);
        Question(row);
        IdOrNull(",\"answerId\":"u8, row, 6);
        Put(",\"themes\":"u8);
        Put(row.Bytes(7));
        Put(",\"span\":"u8);
        Span(row.Bytes(8));
        Put(",\"offsetUnit\":\"codepoint\",\"derivedFrom\":"u8);
        Put(row.IsNull(9) ? "null"u8 : row.Bytes(9));
        IdOrNull(",\"previous\":"u8, row, 10);
        IdOrNull(",\"next\":"u8, row, 11);
        if (search is not null)
            Found(row, search);
        Links(row, id, interview);
    }

    private void Speaker(Row row)
    {
        if (row.IsNull(12))
        {
            Put(",\"speaker\":null"u8);
            return;
        }
        Id(",\"speaker\":{\"id\":"u8, row.Bytes(12));
        Text(",\"name\":"u8, row.Bytes(13));
        Text(",\"role\":"u8, row.Bytes(14));
        Put("}"u8);
    }

    private void Question(Row row)
    {
        if (row.IsNull(17))
        {
            Put(",\"question\":null"u8);
            return;
        }
        Id(",\"question\":{\"id\":"u8, row.Bytes(17));
        Text(",\"text\":"u8, row.Bytes(18));
        Put("}"u8);
    }

    private void Found(Row row, SearchQuery query)
    {
        Put(",\"highlights\":["u8);
        var isFirst = true;
        foreach (var span in Highlights.Of(query, row.Text(1), row.Span(8).Start))
        {
            Number(isFirst ? "{\"start\":"u8 : ",{\"start\":"u8, span.Start);
            Number(",\"end\":"u8, span.End);
            Put("}"u8);
            isFirst = false;
        }
        Put("]"u8);
        if (QuoteStore.Shown(row.RealOrNull(19)) is not { } score)
            return;
        Put(",\"score\":"u8);
        Utf8Formatter.TryFormat(score, Room(LongestNumber), out var length);
        _end += length;
    }

    private void Links(Row row, ReadOnlySpan<byte> id, ReadOnlySpan<byte> interview)
    {
        Link(",\"links\":{\"self\":\""u8, _quotes, id, "\""u8);
        LinkOrNull(",\"answer\":"u8, _answers, row, 6);
        LinkOrNull(",\"question\":"u8, _questions, row, 17);
        Link(",\"interview\":\""u8, _interviews, interview, "\""u8);
        Link(",\"citation\":\""u8, _quotes, id, "/citation\""u8);
        Link(",\"annotation\":\""u8, _quotes, id, "/annotation\""u8);
        Link(",\"html\":\""u8, _pages, id, "\"}}"u8);
    }

    private void LinkOrNull(ReadOnlySpan<byte> member, ReadOnlySpan<byte> path, Row row, int column)
    {
        Put(member);
        if (row.IsNull(column))
            Put("null"u8);
        else
            Link("\""u8, path, row.Bytes(column), "\""u8);
    }

    private void Link(
        ReadOnlySpan<byte> before,
        ReadOnlySpan<byte> path,
        ReadOnlySpan<byte> id,
        ReadOnlySpan<byte> after
    )
    {
        Put(before);
        Put(path);
        Put(id);
        Put(after);
    }

    /// <summary>A span, which stands in its column as <c>12-34</c>.</summary>
    private void Span(ReadOnlySpan<byte> span)
    {
        var dash = span.IndexOf((byte)'-');
        Put("{\"start\":"u8);
        Put(span[..dash]);
        Put(",\"end\":"u8);
        Put(span[(dash + 1)..]);
        Put("}"u8);
    }

    private void IdOrNull(ReadOnlySpan<byte> member, Row row, int column)
    {
        if (row.IsNull(column))
            Link(member, "null"u8, [], []);
        else
            Id(member, row.Bytes(column));
    }

    /// <summary>A member whose value is a slug, of which nothing needs escaping.</summary>
    private void Id(ReadOnlySpan<byte> member, ReadOnlySpan<byte> id) => Link(member, "\""u8, id, "\""u8);

    private void TextOrNull(ReadOnlySpan<byte> member, Row row, int column)
    {
        if (row.IsNull(column))
            Link(member, "null"u8, [], []);
        else
            Text(member, row.Bytes(column));
    }

    private void Text(ReadOnlySpan<byte> member, ReadOnlySpan<byte> text)
    {
        Put(member);
        Put("\""u8);
        for (var at = text.IndexOfAny(_escaped); at >= 0; at = text.IndexOfAny(_escaped))
        {
            Put(text[..at]);
            _ = Rune.DecodeFromUtf8(text[at..], out var rune, out var length);
            Put(rune);
            text = text[(at + length)..];
        }
        Put(text);
        Put("\""u8);
    }

    private void Put(Rune rune)
    {
        Span<char> utf16 = stackalloc char[2];
        var encoded = QuotesJson.Verbatim.Options.Encoder!.Encode(utf16[..rune.EncodeToUtf16(utf16)].ToString());
        Put(Encoding.UTF8.GetBytes(encoded));
    }

    private void Number(ReadOnlySpan<byte> member, int number)
    {
        Put(member);
        Utf8Formatter.TryFormat(number, Room(LongestNumber), out var length);
        _end += length;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _end += bytes.Length;
    }

    private Span<byte> Room(int length)
    {
        if (_json.Length - _end < length)
            Array.Resize(ref _json, Math.Max(2 * _json.Length, _end + length));
        return _json.AsSpan(_end);
    }
}
