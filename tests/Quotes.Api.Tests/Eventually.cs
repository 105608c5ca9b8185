using System.Diagnostics;

namespace Quotes.Api.Tests;

/// <summary>Waits for what must come to be; how long it takes is no matter, but for one that waits forever.</summary>
internal static class Eventually
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    public static async Task IsAsync(Func<Task<bool>> holds, string otherwise)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(waited.Elapsed < _patience, otherwise);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
