using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Quotes.Storage;

/// <summary>
/// A statement with its parameters by number, as PostgreSQL has them: the driver would look each through for names every
/// time that it is sent.
/// </summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">The names of <c>$1</c>, <c>$2</c> and so on.</param>
internal sealed partial record ServerStatement(string Sql, IReadOnlyList<string> Parameters)
{
    // As many texts as there are filters, but for somebody who tries them all.
    private const int MostKnown = 1_000;

    private static readonly ConcurrentDictionary<string, ServerStatement> _known = new(StringComparer.Ordinal);

    /// <summary>The statement that a text of ours is.</summary>
    public static ServerStatement Of(string sql)
    {
        if (_known.TryGetValue(sql, out var statement))
            return statement;
        var names = new List<string>();
        var text = Name()
            .Replace(
                sql,
                match =>
                {
                    var name = match.Groups[1].Value;
                    if (!names.Contains(name))
                        names.Add(name);
                    return string.Create(CultureInfo.InvariantCulture, $"${names.IndexOf(name) + 1}");
                }
            );
        if (_known.Count >= MostKnown)
            _known.Clear();
        return _known[sql] = new ServerStatement(text, names);
    }

    // Not the operators @> and <@.
    [GeneratedRegex("@([a-z_][A-Za-z0-9_]*)")]
    private static partial Regex Name();
}
