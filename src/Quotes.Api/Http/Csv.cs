using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Quotes.Api.Http;

/// <summary>Entries as CSV (RFC 4180): a header line, CRLF, quotes where they are needed.</summary>
internal static class Csv
{
    private static readonly CsvConfiguration _form = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    public static byte[] Write<T>(IEnumerable<T> items)
    {
        using var buffer = new MemoryStream();
        using (var lines = new CsvLines<T>(buffer))
        {
            lines.WriteHeader();
            foreach (var item in items)
                lines.Write(item);
        }
        return buffer.ToArray();
    }

    internal static CsvWriter Open(TextWriter text) => new(text, _form, leaveOpen: true);
}

/// <summary>CSV lines of one kind of entry.</summary>
internal sealed class CsvLines<T> : IDisposable
{
    private static readonly CsvColumn<T>[] _columns = CsvColumns.Of<T>();

    private readonly StreamWriter _text;
    private readonly CsvWriter _csv;

    public CsvLines(Stream stream)
    {
        _text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        _csv = Csv.Open(_text);
    }

    public void WriteHeader()
    {
        foreach (var column in _columns)
            _csv.WriteField(column.Name);
        _csv.NextRecord();
    }

    public void Write(T item)
    {
        foreach (var column in _columns)
            _csv.WriteField(column.IsText ? Harmless(column.Value(item)) : column.Value(item));
        _csv.NextRecord();
    }

    public void Flush()
    {
        _csv.Flush();
        _text.Flush();
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    // Spreadsheets run a text that begins like a formula; an apostrophe before it makes it text (OWASP, CSV injection).
    private static string? Harmless(string? text) =>
        text is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..] ? "'" + text : text;
}
