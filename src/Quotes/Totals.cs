namespace Quotes;

/// <summary>Adds up over all interviews what each of them holds.</summary>
internal static class Totals
{
    /// <summary>The themes with how much of the corpus carries each.</summary>
    public static IReadOnlyList<Theme> OfThemes(
        IReadOnlyList<Theme> themes,
        IReadOnlyList<ImportedInterview> interviews
    )
    {
        var quotes = Count(interviews.SelectMany(i => i.Quotes).SelectMany(quote => quote.Themes));
        var answers = Count(interviews.SelectMany(i => i.Answers).SelectMany(answer => answer.Themes));
        var carrying = Count(interviews.SelectMany(i => i.Quotes.SelectMany(q => q.Themes).DistinctBy(tag => tag.Id)));
        int In(Dictionary<string, int> counts, Theme theme) => counts.GetValueOrDefault(theme.Id);
        return
        [
            .. themes.Select(theme =>
                theme with
                {
                    Counts = new ThemeCounts(In(quotes, theme), In(answers, theme), In(carrying, theme)),
                }
            ),
        ];
    }

    /// <summary>The speakers of all interviews, each once, in the order of their ids.</summary>
    public static IReadOnlyList<Speaker> OfSpeakers(IReadOnlyList<ImportedInterview> interviews) =>
        [
            .. interviews
                .SelectMany(interview => interview.Speakers)
                .GroupBy(speaker => speaker.Id, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => group.Aggregate(Merge)),
        ];

    /// <summary>One speaker of two: the first one's facts, filled up from the second's.</summary>
    private static Speaker Merge(Speaker first, Speaker second) =>
        first with
        {
            Names = second
                .Names.Concat(first.Names)
                .GroupBy(name => name.Key)
                .OrderBy(names => names.Key, StringComparer.Ordinal)
                .ToDictionary(names => names.Key, names => names.Last().Value),
            Title = first.Title ?? second.Title,
            Organization = first.Organization ?? second.Organization,
            Aliases =
            [
                .. first
                    .Aliases.Append(second.Name)
                    .Concat(second.Aliases)
                    .Distinct()
                    .Where(alias => alias != first.Name),
            ],
            Roles = [.. first.Roles.Union(second.Roles)],
            Counts = new SpeakerCounts(
                first.Counts.Questions + second.Counts.Questions,
                first.Counts.Answers + second.Counts.Answers,
                first.Counts.Quotes + second.Counts.Quotes,
                first.Counts.Interviews + second.Counts.Interviews
            ),
        };

    private static Dictionary<string, int> Count(IEnumerable<ThemeTag> tags) =>
        tags.GroupBy(tag => tag.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count());
}
