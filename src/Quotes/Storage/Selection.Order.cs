namespace Quotes.Storage;

internal sealed partial class Selection
{
    private (string, bool) OrderOfIds(IReadOnlyList<string> ids)
    {
        var cases = ids.Distinct(StringComparer.Ordinal).Select((id, place) => (id, place)).ToArray();
        foreach (var (id, place) in cases)
            Values.Add($"id{place}", id);
        var whens = string.Join(' ', cases.Select(c => $"WHEN @id{c.place} THEN {c.place}"));
        return ($"CASE w.id {whens} END", false);
    }

    // Undated ones come last in both orders: the empty string is less than any date, ~ is greater.
    private (string, bool) OrderOf(string? sort) =>
        sort switch
        {
            "length" => ("w.length", false),
            "-length" => ("w.length", true),
            "date" => ("COALESCE(w.date, '~')", false),
            "-date" => ("COALESCE(w.date, '')", true),
            _ => (_seq, false),
        };
}
