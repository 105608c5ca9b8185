using System.Buffers;

namespace Quotes.Transcripts;

/// <summary>How a label may come back in another shape after it has introduced somebody.</summary>
internal static class ShortForms
{
    private static readonly SearchValues<char> _latin = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );
    private static readonly string[] _titles = ["Mr", "Mrs", "Ms", "Dr", "Prof"];

    /// <summary>How one who is introduced by a label may be called afterwards.</summary>
    public static IEnumerable<string> Of(string label, string voice)
    {
        // 主持人姜燕： and then 主持人：
        if (Roles.RoleBeginning(label) is > 0 and var role && role < label.Length)
            yield return label[..role].TrimEnd();
        // 晚点LatePost： and then 晚点：
        if (label.IndexOfAny(_latin) is > 1 and var latin && label.Skip(latin).All(char.IsAsciiLetterOrDigit))
            yield return label[..latin];
        if (!Names.IsFullName(voice))
            yield break;
        var words = voice.Split(' ');
        if (words.Length == 1)
        {
            yield return voice[..1];
            yield break;
        }
        yield return words[^1];
        yield return words[0];
        foreach (var title in _titles)
        {
            yield return $"{title}. {words[^1]}";
            yield return $"{title} {words[^1]}";
            yield return $"{title.ToUpperInvariant()}. {words[^1]}";
        }
        yield return string.Concat(words.Select(word => word[0]));
        yield return string.Concat(words.Select(word => $"{word[0]}."));
        yield return $"{voice[0]}. {words[^1]}";
    }
}
