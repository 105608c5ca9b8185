namespace Quotes.Storage;

internal sealed partial class Selection
{
    /// <summary>
    /// Of one theme, speaker, interview or term that many hold, the number of hits was counted when the corpus was
    /// made.
    /// </summary>
    private string? KnownTotal(QuoteFilter filter, SearchExpression? search)
    {
        if (_conditions.Count != 1)
            return null;
        if (Table == "quote" && search?.OneTerm is { } term)
        {
            Values.Add("term", term);
            return "SELECT quotes FROM common_term WHERE term = @term";
        }
        var named =
            _followsTheme ? "theme"
            : filter.Speakers.Count == 1 ? "speaker"
            : filter.Interviews.Count == 1 ? "interview"
            : null;
        return named is null ? null : $"SELECT CAST(counts ->> '{Table}s' AS BIGINT) FROM {named} WHERE id = @p0";
    }
}
