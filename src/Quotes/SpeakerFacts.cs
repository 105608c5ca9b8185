using Quotes.Transcripts;

namespace Quotes;

/// <summary>What is known of somebody who speaks: the label in the text, and what the metadata adds.</summary>
internal static class SpeakerFacts
{
    /// <summary>The speaker that a voice is, its counts those of nothing yet but the interview itself.</summary>
    public static Speaker Of(Voice voice, Metadata metadata)
    {
        var known = metadata.Speakers.FirstOrDefault(s => s.Name == voice.Name || s.Aliases.Contains(voice.Name));
        return new Speaker
        {
            Id = known?.Id ?? Slugs.Of(voice.Name, "s-"),
            Name = known?.Name ?? voice.Name,
            Names = known?.Names ?? new Dictionary<string, string>(),
            Title = known?.Title,
            Organization = known?.Organization,
            Aliases =
            [
                .. (known?.Aliases ?? []).Concat(voice.Labels).Distinct().Where(a => a != (known?.Name ?? voice.Name)),
            ],
            Roles = [voice.Role],
            Counts = new SpeakerCounts(0, 0, 0, 1),
        };
    }
}
