namespace Quotes.Storage;

/// <summary>What hits are counted by.</summary>
/// <param name="Seq">Its seq.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
internal sealed record Label(long Seq, string Id, string Name)
{
    private const int Most = 20;

    /// <summary>Their tables, an expression for the name in a row <c>t</c>, and how many are told at most.</summary>
    public static readonly (string Kind, string Name, int Most)[] Kinds =
    [
        ("theme", "COALESCE(t.names ->> 'zh', t.names ->> 'en', t.id)", int.MaxValue),
        ("speaker", "t.name", Most),
        ("interview", "t.title", Most),
    ];

    /// <summary>One, from the columns seq, id and name.</summary>
    public static Label Of(Row row) => new(row.Long(0), row.Text(1), row.Text(2));
}
