using System.Text;
using System.Xml;

namespace Quotes.Api.Pages;

/// <summary>XML that is well-formed whatever words stand in it.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings _settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
    };

    /// <summary>The bytes of a document.</summary>
    public static byte[] Write(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, _settings))
            write(xml);
        return bytes.ToArray();
    }

    /// <summary>
    /// The words with U+FFFD for what XML 1.0 has no way to write (section 2.2): most control characters, and two more.
    /// </summary>
    public static string Safe(string words)
    {
        if (words.EnumerateRunes().All(IsAllowed))
            return words;
        var safe = new StringBuilder(words.Length);
        foreach (var rune in words.EnumerateRunes())
            safe.Append(IsAllowed(rune) ? rune : Rune.ReplacementChar);
        return safe.ToString();
    }

    private static bool IsAllowed(Rune rune) =>
        rune.Value is '\t' or '\n' or '\r' or (>= 0x20 and not (0xFFFE or 0xFFFF));
}
