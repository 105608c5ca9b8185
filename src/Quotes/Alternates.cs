using Quotes.Transcripts;

namespace Quotes;

/// <summary>Finds out which interviews are the same event in several languages, by what their metadata says.</summary>
public static class Alternates
{
    /// <summary>
    /// The events that have more than one interview. Naming one side is enough, and those of one are those of all.
    /// </summary>
    /// <param name="interviews">The interviews that are served, by their ids.</param>
    /// <param name="problems">Where it is said that one names itself, or none that is there.</param>
    /// <returns>By the id of each such interview the event: the first of the ids that belong to it.</returns>
    public static IReadOnlyDictionary<string, string> Find(
        IReadOnlyDictionary<string, Metadata> interviews,
        List<Problem> problems
    )
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        string Root(string node)
        {
            while (parents.TryGetValue(node, out var parent))
                node = parent;
            return node;
        }
        void Join(string one, string other)
        {
            var (a, b) = (Root(one), Root(other));
            // The lesser id stays the root, so that the event has one name whatever the order.
            if (a != b)
                parents[string.CompareOrdinal(a, b) < 0 ? b : a] = string.CompareOrdinal(a, b) < 0 ? a : b;
        }
        foreach (var (id, metadata) in interviews)
        {
            // No id holds a tilde, and it sorts behind all that an id may begin with: an event's name is never a root.
            if (metadata.Event is { } named)
                Join(id, "~" + named);
            if (metadata.AlternateOf is not { } other)
                continue;
            if (other.Id == id)
                problems.Add(At(other, $"alternateOf holds “{id}”, the interview’s own id; expected is another’s."));
            else if (!interviews.ContainsKey(other.Id))
                problems.Add(
                    At(other, $"alternateOf holds “{other.Id}”; expected is the id of an interview that is here.")
                );
            else
                Join(id, other.Id);
        }
        return interviews
            .Keys.GroupBy(Root, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .SelectMany(same => same.Select(id => (Id: id, Event: same.Key)))
            .ToDictionary(pair => pair.Id, pair => pair.Event, StringComparer.Ordinal);
    }

    private static Problem At(Reference place, string message) => new(place.File, place.Line, place.Column, message);
}
