using System.Text.Json;
using ModelContextProtocol;

namespace Quotes.Api.Mcp;

/// <summary>
/// Finds what JSON allows and nobody can read alike: halves of surrogate pairs, and members that come twice
/// (RFC 8259, sections 8.2 and 4).
/// </summary>
internal static class BotJsonCheck
{
    /// <summary>The first thing that is wrong in a value; null where nothing is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="path">Where it stands, as <c>params.name</c>; empty for the message itself.</param>
    /// <param name="code">What it counts as outside the params.</param>
    public static (McpErrorCode Code, string Why)? WrongIn(JsonElement value, string path, McpErrorCode code)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when !IsWhole(value):
                return (code, $"{path}: It holds half of a surrogate pair, which is no character.");
            case JsonValueKind.Array:
                return value.EnumerateArray().Select(one => WrongIn(one, path, code)).FirstOrDefault(one => one is { });
            case JsonValueKind.Object:
                return WrongInMembers(value, path, code);
            default:
                return null;
        }
    }

    /// <summary>Whether a string is text: the reader says so only by failing.</summary>
    public static bool IsWhole(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static (McpErrorCode Code, string Why)? WrongInMembers(JsonElement value, string path, McpErrorCode code)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
                return (code, $"{(path.Length == 0 ? "The message" : path)}: The name of a member is no text.");
            var inside = path.Length == 0 ? name : $"{path}.{name}";
            var counts = inside == "params" ? McpErrorCode.InvalidParams : code;
            if (!names.Add(name))
                return (code, $"{BotText.Shown(inside)}: It came more than once; give it once.");
            if (WrongIn(member.Value, BotText.Shown(inside), counts) is { } wrong)
                return wrong;
        }
        return null;
    }

    /// <summary>The name of a member; null where it is no text.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
