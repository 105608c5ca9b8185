using Quotes.Transcripts;

namespace Quotes;

/// <summary>What is known of somebody who speaks: the label in the text, and what the metadata adds.</summary>
internal static class SpeakerFacts
{
    /// <summary>The id and the name of somebody whom an interview prints under some name.</summary>
    public static (string Id, string Name) WhoIs(string printed, Metadata metadata, SpeakerIndex index)
    {
        var id = index.IdOf(printed, metadata);
        return (id, SpeakerIndex.Known(printed, metadata)?.Name ?? index.NameOf(id) ?? printed);
    }

    /// <summary>The speaker that a voice is, its counts those of nothing yet but the interview itself.</summary>
    public static Speaker Of(Voice voice, Metadata metadata, SpeakerIndex index)
    {
        var known = SpeakerIndex.Known(voice.Name, metadata);
        var (id, name) = WhoIs(voice.Name, metadata, index);
        return new Speaker
        {
            Id = id,
            Name = name,
            Names = known?.Names ?? new Dictionary<string, string>(),
            Title = known?.Title,
            Organization = known?.Organization,
            Aliases = [.. (known?.Aliases ?? []).Concat(voice.Labels).Distinct().Where(alias => alias != name)],
            Roles = [voice.Role],
            Counts = new SpeakerCounts(0, 0, 0, 1),
        };
    }
}
