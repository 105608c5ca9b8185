namespace Quotes.Text;

/// <summary>
/// A half-open stretch <c>[start, end)</c> of a stored source text, 0-based, counted in Unicode code points unless the
/// answer that carries it says <c>"offsetUnit": "utf16"</c>.
/// </summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it has ended: the offset of the first code point that no longer belongs to it.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>How many code points (or UTF-16 units) it holds.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Length => End - Start;

    /// <summary>Whether the other span lies wholly inside this one.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;
}
