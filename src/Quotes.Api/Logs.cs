using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Quotes.Api;

/// <summary>The log: a line of JSON for each event, on standard output.</summary>
internal static class Logs
{
    /// <summary>Writes JSON unless <c>Logging__Console__FormatterName</c> asks for another form.</summary>
    public static void Configure(ILoggingBuilder logging, IConfiguration configuration)
    {
        if (configuration["Logging:Console:FormatterName"] is not null)
            return;
        logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            console.JsonWriterOptions = new JsonWriterOptions { Encoder = new LogEncoder() };
        });
    }
}

/// <summary>
/// Writes Chinese as it is, and escapes whatever a terminal would obey, hide or reorder: controls and formatting
/// characters, besides what JSON wants escaped.
/// </summary>
internal sealed class LogEncoder : JavaScriptEncoder
{
    private readonly JavaScriptEncoder _verbatim = QuotesJson.Verbatim.Options.Encoder!;

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => _verbatim.MaxOutputCharactersPerInputCharacter;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) =>
        _verbatim.WillEncode(unicodeScalar)
        || (
            unicodeScalar <= char.MaxValue
            && CharUnicodeInfo.GetUnicodeCategory(unicodeScalar)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
        );

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        var first = _verbatim.FindFirstCharacterToEncode(text, textLength);
        for (var i = 0; i < (first < 0 ? textLength : first); i++)
            if (!char.IsSurrogate(text[i]) && WillEncode(text[i]))
                return i;
        return first;
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    ) => _verbatim.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
