using System.Text;

namespace Quotes.Api.Tests.Contract;

/// <summary>A strict reader of CSV (RFC 4180), written apart from the library that writes it.</summary>
public static class Csv
{
    /// <summary>What is wrong with a CSV; null where nothing is.</summary>
    public static string? Wrong(byte[] body)
    {
        try
        {
            var rows = Read(Encoding.UTF8.GetString(body));
            return rows.Count > 0 && rows.All(row => row.Length == rows[0].Length) ? null : "CSV of uneven rows";
        }
        catch (FormatException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>The cells of each row, the header's first.</summary>
    /// <exception cref="FormatException">A quote or a line end stands where RFC 4180 allows none.</exception>
    public static IReadOnlyList<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            row.Add(text[at] == '"' ? Quoted(text, ref at) : Bare(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at < text.Length)
                    continue;
                row.Add("");
            }
            else if (string.CompareOrdinal(text, at, "\r\n", 0, 2) != 0)
                throw new FormatException($"CSV: neither comma nor CRLF at {at}");
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
            {
                at++;
                return cell.ToString();
            }
        }
        throw new FormatException("CSV: a quote that is never closed");
    }

    private static string Bare(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            if (text[at++] == '"')
                throw new FormatException($"CSV: a quote inside a bare cell at {at - 1}");
        return text[start..at];
    }
}
