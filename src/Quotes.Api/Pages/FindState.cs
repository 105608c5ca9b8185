using Quotes.Api.Http;

namespace Quotes.Api.Pages;

/// <summary>What somebody looks for: all of it stands in the address.</summary>
/// <param name="Words">The words; empty for any.</param>
/// <param name="Themes">The clauses on themes, as the address has them; all must hold.</param>
/// <param name="Speakers">The speakers, either of whom will do.</param>
/// <param name="Interviews">The interviews, either of which will do.</param>
public sealed record FindState(
    string Words,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Speakers,
    IReadOnlyList<string> Interviews
)
{
    /// <summary>What a query asks for.</summary>
    public static FindState Of(Query query) =>
        new(
            query.Value(Parameters.Search) ?? "",
            [.. (query.Value(Parameters.Theme) ?? []).Select(clause => clause.Written)],
            query.Value(Parameters.Speaker) ?? [],
            query.Value(Parameters.Interview) ?? []
        );

    /// <summary>Whether anything is asked for.</summary>
    public bool IsEmpty => Words.Length == 0 && !HasFilters;

    /// <summary>Whether more than words is asked for.</summary>
    public bool HasFilters => Themes.Count + Speakers.Count + Interviews.Count > 0;

    /// <summary>The same without filters.</summary>
    public FindState WithoutFilters => new(Words, [], [], []);

    public FindState ToggleTheme(string id) => this with { Themes = Toggled(Themes, id) };

    public FindState ToggleSpeaker(string id) => this with { Speakers = Toggled(Speakers, id) };

    public FindState ToggleInterview(string id) => this with { Interviews = Toggled(Interviews, id) };

    /// <summary>The filters as the fields of a form have them.</summary>
    public IEnumerable<(string Name, string Value)> Fields
    {
        get
        {
            if (Themes.Count > 0)
                yield return ("theme", string.Join(',', Themes));
            if (Speakers.Count > 0)
                yield return ("speaker", string.Join('|', Speakers));
            if (Interviews.Count > 0)
                yield return ("interview", string.Join('|', Interviews));
        }
    }

    /// <summary>The address that asks for it.</summary>
    public string Address
    {
        get
        {
            IEnumerable<(string Name, string Value)> words = Words.Length == 0 ? [] : [("q", Words)];
            var fields = words.Concat(Fields).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}");
            return string.Join('&', fields) is { Length: > 0 } query ? $"{Paths.Home}?{query}" : Paths.Home;
        }
    }

    private static string[] Toggled(IReadOnlyList<string> ids, string id) =>
        ids.Contains(id) ? [.. ids.Where(other => other != id)] : [.. ids, id];
}
