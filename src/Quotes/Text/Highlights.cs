namespace Quotes.Text;

/// <summary>Marks the words of a query in a text that was found with it.</summary>
public static class Highlights
{
    /// <summary>Where the words of a query stand.</summary>
    /// <param name="query">The query.</param>
    /// <param name="text">The text, verbatim.</param>
    /// <param name="start">Where the text begins in its source, in code points.</param>
    /// <returns>Spans in code points of the source, ascending, none touching another.</returns>
    public static IReadOnlyList<TextSpan> Of(SearchQuery query, string text, int start)
    {
        var folded = Folding.Fold(text, query.Script);
        var spans = new List<TextSpan>();
        var places = query.PlacesIn(folded.Text).Select(place => folded.SourceOf(place.Start, place.End));
        foreach (var span in places.OrderBy(span => span.Start))
        {
            var moved = new TextSpan(span.Start + start, span.End + start);
            if (spans.Count > 0 && moved.Start <= spans[^1].End)
                spans[^1] = new TextSpan(spans[^1].Start, Math.Max(spans[^1].End, moved.End));
            else
                spans.Add(moved);
        }
        return spans;
    }
}
