using System.Globalization;
using System.Text.RegularExpressions;
using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>Reads the <c>.yaml</c> beside a transcript, or its front matter.</summary>
internal static partial class MetadataReader
{
    private static readonly string[] _forms = ["interview", "conversation", "speech"];
    private static readonly string[] _roles = ["interviewer", "interviewee", "speaker", "unknown"];
    private static readonly string[] _dates = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    /// <summary>
    /// Reads a file; null, and a problem for everything that is wrong with it, where it is not in order.
    /// </summary>
    public static Metadata? Read(string text, string file, List<Problem> problems)
    {
        var before = problems.Count;
        if (YamlMap.Read(text, file, problems) is not { } map)
            return null;
        var metadata = new Metadata
        {
            Id = map.Slug("id"),
            Title = map.Text("title"),
            Form = OneOf(map, "form", _forms),
            Language = Matching(map, "language", LanguageTag(), "a BCP 47 tag, such as zh-Hans"),
            Outlet = map.Text("outlet"),
            Column = map.Text("column"),
            Authors = map.Texts("authors"),
            Editors = map.Texts("editors"),
            Conducted = Date(map, "conducted"),
            ConductedSource = map.Text("conductedSource"),
            Published = Date(map, "published"),
            Url = Matching(map, "url", WebAddress(), "an absolute address that begins with https:// or http://"),
            Page = map.Text("page"),
            Rights = map.Text("rights"),
            Event = map.Slug("event"),
            AlternateOf = Reference(map, "alternateOf", file),
            Speakers = [.. map.Maps("speakers").Select(Speaker)],
        };
        if (metadata is { Conducted: not null, ConductedSource: null })
            map.Refuse("conducted", "conducted stands without conductedSource; say where the date is known from.");
        if (metadata is { Event: not null, AlternateOf: not null })
            map.Refuse("alternateOf", "alternateOf stands beside event; expected is one of the two.");
        map.RefuseOthers();
        return problems.Count == before ? metadata : null;
    }

    private static Reference? Reference(YamlMap map, string key, string file) =>
        map.Slug(key) is { } id && map.PlaceOf(key) is var (line, column)
            ? new Reference(id, file, line, column)
            : null;

    private static SpeakerMetadata Speaker(YamlMap map)
    {
        var speaker = new SpeakerMetadata
        {
            Name = map.Text("name", required: true) ?? "",
            Id = map.Slug("id"),
            Names = map.TextsByKey("names") ?? new Dictionary<string, string>(),
            Title = map.Text("title"),
            Organization = map.Text("organization"),
            Aliases = map.Texts("aliases") ?? [],
            Role = OneOf(map, "role", _roles),
        };
        foreach (var tag in speaker.Names.Keys.Where(tag => !LanguageTag().IsMatch(tag)))
            map.Refuse("names", $"names has the key “{tag}”; expected is a BCP 47 tag, such as en.");
        map.RefuseOthers();
        return speaker;
    }

    private static string? Matching(YamlMap map, string key, Regex form, string expected)
    {
        if (map.Text(key) is not { } value)
            return null;
        if (!form.IsMatch(value))
            map.Refuse(key, $"{key} holds “{value}”; expected: {expected}.");
        return value;
    }

    private static string? OneOf(YamlMap map, string key, string[] values)
    {
        if (map.Text(key) is not { } value)
            return null;
        if (!values.Contains(value))
            map.Refuse(key, $"{key} holds “{value}”; expected is one of {string.Join(", ", values)}.");
        return value;
    }

    private static string? Date(YamlMap map, string key)
    {
        if (map.Text(key) is not { } value)
            return null;
        if (!DateTime.TryParseExact(value, _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            map.Refuse(key, $"{key} holds “{value}”; expected is a date as yyyy, yyyy-MM or yyyy-MM-dd.");
        return value;
    }

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}\z", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();

    [GeneratedRegex(@"\Ahttps?://[!-~]{3,}\z", RegexOptions.NonBacktracking)]
    private static partial Regex WebAddress();
}
