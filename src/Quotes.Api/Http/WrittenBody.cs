using System.Buffers;
using System.Text.Json;

namespace Quotes.Api.Http;

/// <summary>
/// Writes a page whose entries are JSON already: the bytes that a <see cref="Page{T}"/> is serialized to.
/// </summary>
internal static class WrittenBody
{
    private const int Frame = 512;

    /// <summary>The page as JSON.</summary>
    /// <param name="page">The page.</param>
    /// <param name="next">The reference of the next one; null on the last.</param>
    public static ReadOnlyMemory<byte> Of(WrittenPage page, string? next)
    {
        var json = new ArrayBufferWriter<byte>(page.Items.Length + Frame);
        json.Write("{\"items\":["u8);
        json.Write(page.Items.Span);
        json.Write("],"u8);
        using var rest = new Utf8JsonWriter(
            json,
            new JsonWriterOptions { Encoder = QuotesJson.Verbatim.Options.Encoder, SkipValidation = true }
        );
        rest.WriteNumber("total", page.Total);
        rest.WriteBoolean("totalIsLowerBound", page.TotalIsLowerBound);
        rest.WriteString("next", next);
        rest.Flush();
        json.Write("}"u8);
        return json.WrittenMemory;
    }
}
