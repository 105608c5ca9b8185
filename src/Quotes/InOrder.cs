namespace Quotes;

/// <summary>Work on many things over all cores, whose results are wanted in order.</summary>
internal static class InOrder
{
    /// <summary>
    /// Makes something of each item, several at a time, and gives the results in the order of the items.
    /// </summary>
    /// <remarks>Only so much is made ahead of whoever takes the results, so that what waits stays bounded.</remarks>
    public static IEnumerable<TResult> Make<T, TResult>(IEnumerable<T> items, Func<T, TResult> make)
    {
        var most = 2 * Environment.ProcessorCount;
        var ahead = new Queue<Task<TResult>>();
        foreach (var item in items)
        {
            ahead.Enqueue(Task.Run(() => make(item)));
            if (ahead.Count > most)
                yield return ahead.Dequeue().GetAwaiter().GetResult();
        }
        while (ahead.TryDequeue(out var next))
            yield return next.GetAwaiter().GetResult();
    }
}
