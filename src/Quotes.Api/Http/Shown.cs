namespace Quotes.Api.Http;

/// <summary>A caller's text, shown back inside a message.</summary>
internal static class Shown
{
    private const int Longest = 60;

    /// <summary>The text, cut to a readable length, never inside a pair of surrogates.</summary>
    public static string Cut(string text)
    {
        if (text.Length <= Longest)
            return text;
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return text[..end] + "…";
    }
}
