using System.Collections.Concurrent;

namespace Quotes.Storage;

/// <summary>
/// Threads for what holds a core for long. On those of the pool short requests would wait until it has found out that
/// none is left, half a second; a pool with more of them has all requests contend.
/// </summary>
internal sealed class OwnThreads : TaskScheduler
{
    private readonly BlockingCollection<Task> _tasks = [];

    /// <param name="count">How many threads.</param>
    public OwnThreads(int count)
    {
        for (var i = 0; i < count; i++)
            new Thread(Work) { IsBackground = true, Name = "long readings" }.Start();
    }

    private void Work()
    {
        foreach (var task in _tasks.GetConsumingEnumerable())
            TryExecuteTask(task);
    }

    /// <inheritdoc/>
    protected override void QueueTask(Task task) => _tasks.Add(task);

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => _tasks;
}
