using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quotes.Text;

/// <summary>
/// A mapping of a YAML file, read by an allow-list: every value is asked for by name and type, and what is wrong
/// becomes a problem with file, line and column. What nobody has asked for by the end is a key that is not known.
/// </summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly string _file;
    private readonly List<Problem> _problems;
    private readonly List<string> _asked = [];

    private YamlMap(YamlMappingNode node, string file, List<Problem> problems) =>
        (_node, _file, _problems) = (node, file, problems);

    /// <summary>Reads a file that holds one mapping; null, and a problem, where it does not.</summary>
    public static YamlMap? Read(string text, string file, List<Problem> problems)
    {
        var scanner = new Scanner(new StringReader(text));
        try
        {
            YamlSyntax.CheckCharacters(text);
            YamlSyntax.CheckTokens(scanner);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
                return new YamlMap(root, file, problems);
            var found = stream.Documents.Count > 1 ? $"{stream.Documents.Count} documents" : "no mapping";
            problems.Add(new Problem(file, 1, 1, $"The file holds {found}; expected are keys with values."));
        }
        catch (YamlException wrong)
        {
            problems.Add(At(wrong.Start, file, $"This is no YAML: {FirstLine(wrong.Message)}"));
        }
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            // The library throws whatever it trips over (`id: [` and more: InvalidOperationException), without a place.
            problems.Add(At(scanner.CurrentPosition, file, "This is no YAML: it breaks off or nests wrongly here."));
        }
        return null;
    }

    /// <summary>The text under a key; null where the key is missing.</summary>
    public string? Text(string key, bool required = false)
    {
        if (Value(key, required) is not { } value)
            return null;
        if (value is YamlScalarNode { Value.Length: > 0 } scalar && !IsNull(scalar))
            return scalar.Value;
        Wrong(value, $"{key} holds {Shown(value)}; expected is a text.");
        return null;
    }

    /// <summary>The number under a key; null where the key is missing.</summary>
    public double? Number(string key)
    {
        if (Value(key, required: false) is not { } value)
            return null;
        if (
            value is YamlScalarNode scalar
            && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
        )
            return number;
        Wrong(value, $"{key} holds {Shown(value)}; expected is a number.");
        return null;
    }

    /// <summary>The texts listed under a key; null where the key is missing.</summary>
    public IReadOnlyList<string>? Texts(string key)
    {
        if (Value(key, required: false) is not { } value)
            return null;
        if (
            value is YamlSequenceNode list
            && list.All(item => item is YamlScalarNode { Value.Length: > 0 } s && !IsNull(s))
        )
            return [.. list.Select(item => ((YamlScalarNode)item).Value!)];
        Wrong(value, $"{key} holds {Shown(value)}; expected is a list of texts.");
        return null;
    }

    /// <summary>The texts under a key by their own keys; null where the key is missing.</summary>
    public IReadOnlyDictionary<string, string>? TextsByKey(string key, bool required = false)
    {
        if (Value(key, required) is not { } value)
            return null;
        var isRight =
            value is YamlMappingNode map
            && map.All(pair =>
                pair.Key is YamlScalarNode && pair.Value is YamlScalarNode { Value.Length: > 0 } s && !IsNull(s)
            );
        if (isRight)
            return ((YamlMappingNode)value).ToDictionary(
                p => ((YamlScalarNode)p.Key).Value!,
                p => ((YamlScalarNode)p.Value).Value!,
                StringComparer.Ordinal
            );
        Wrong(value, $"{key} holds {Shown(value)}; expected are texts by language, such as en: Text.");
        return null;
    }

    /// <summary>All keys; each counts as asked for once its value is.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>The weights under a key by their texts; none where the key is missing.</summary>
    public IReadOnlyList<(string Text, double Weight)> Weights(string key, double greatest)
    {
        if (Map(key) is not { } map)
            return [];
        var weights = map.Keys.Select(text => (text, Weight: map.Number(text))).ToArray();
        map.RefuseOthers();
        foreach (var (text, weight) in weights)
            if (text.Length == 0 || weight <= 0 || weight > greatest)
                map.Refuse(text, $"The weight of “{text}” must be above 0 and at most {greatest}.");
        return [.. weights.Where(pair => pair.Weight is not null).Select(pair => (pair.text, pair.Weight!.Value))];
    }

    /// <summary>
    /// The slug under a key: small letters and digits of ASCII, hyphens between them; null where the key is missing.
    /// </summary>
    public string? Slug(string key, bool required = false)
    {
        if (Text(key, required) is not { } value)
            return null;
        if (
            value.Length > 80
            || value.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            || value[0] == '-'
            || value[^1] == '-'
        )
            Refuse(key, $"{key} holds “{value}”; expected are small letters and digits with hyphens between them.");
        return value;
    }

    /// <summary>The mapping under a key; null where the key is missing.</summary>
    public YamlMap? Map(string key)
    {
        if (Value(key, required: false) is not { } value)
            return null;
        if (value is YamlMappingNode map)
            return new YamlMap(map, _file, _problems);
        Wrong(value, $"{key} holds {Shown(value)}; expected are keys with values.");
        return null;
    }

    /// <summary>The mappings listed under a key; none where the key is missing.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, bool required = false)
    {
        if (Value(key, required) is not { } value)
            return [];
        if (value is YamlSequenceNode list && list.All(item => item is YamlMappingNode))
            return [.. list.Select(item => new YamlMap((YamlMappingNode)item, _file, _problems))];
        Wrong(value, $"{key} holds {Shown(value)}; expected is a list of entries with keys.");
        return [];
    }

    /// <summary>Names every key that nobody has asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var key in _node.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !_asked.Contains(name))
                Wrong(key, $"The key {Shown(key)} is not known; known are {string.Join(", ", _asked)}.");
    }

    /// <summary>
    /// The line and column, from 1, of the value of a key, or of the mapping where the key is missing.
    /// </summary>
    public (int Line, int Column) PlaceOf(string key)
    {
        var place = At((Value(key, required: false) ?? _node).Start, _file, "");
        return (place.Line, place.Column);
    }

    /// <summary>Says what is wrong with the value of a key.</summary>
    public void Refuse(string key, string message) => Wrong(Value(key, required: false) ?? _node, message);

    private YamlNode? Value(string key, bool required)
    {
        if (!_asked.Contains(key))
            _asked.Add(key);
        foreach (var (name, value) in _node.Children)
            if (name is YamlScalarNode scalar && scalar.Value == key)
                return value;
        if (required)
            Wrong(_node, $"The key {key} is missing.");
        return null;
    }

    private void Wrong(YamlNode node, string message) => _problems.Add(At(node.Start, _file, message));

    private static Problem At(Mark mark, string file, string message) =>
        new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), message);

    private static bool IsNull(YamlScalarNode scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "null" or "~" or "Null" or "NULL";

    private static string Shown(YamlNode node) =>
        node switch
        {
            YamlScalarNode { Value: { Length: > 40 } text } =>
                $"“{text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)]}…”",
            YamlScalarNode { Value.Length: > 0 } scalar when !IsNull(scalar) => $"“{scalar.Value}”",
            YamlSequenceNode => "a list",
            YamlMappingNode => "keys with values",
            _ => "nothing",
        };

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();
}
