namespace Quotes;

/// <summary>Adds up what interviews tell of one speaker.</summary>
internal static class Speakers
{
    /// <summary>A speaker over several interviews, in the order of their ids.</summary>
    public static Speaker Merged(IEnumerable<Speaker> interviews) => interviews.Aggregate(Merge);

    /// <summary>A speaker of several voices in one interview.</summary>
    public static Speaker OneOf(IEnumerable<Speaker> voices)
    {
        var speaker = voices.Aggregate(Merge);
        return speaker with { Counts = speaker.Counts with { Interviews = 1 } };
    }

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
}
