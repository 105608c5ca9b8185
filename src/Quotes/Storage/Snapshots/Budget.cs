namespace Quotes.Storage.Snapshots;

/// <summary>How much memory something may take.</summary>
/// <param name="bytes">The most bytes.</param>
internal sealed class Budget(long bytes)
{
    /// <summary>How many bytes are left.</summary>
    public long Left { get; private set; } = bytes;

    /// <summary>Takes some.</summary>
    /// <exception cref="PastBudgetException">So many are not left.</exception>
    public void Take(long size)
    {
        if ((Left -= size) < 0)
            throw new PastBudgetException();
    }
}

/// <summary>There is more than the memory that it was given.</summary>
internal sealed class PastBudgetException() : Exception("It is more than fits into its memory.");
