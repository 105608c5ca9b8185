using Microsoft.Extensions.Options;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// Opens the corpus at start. The listener waits a little for it, so that a service that starts fast never answers 503; an import
/// that takes longer goes on behind it. What fails is tried again, ever less often.
/// </summary>
internal sealed partial class CorpusOpener(
    ServedCorpus served,
    IOptions<Settings> settings,
    TimeProvider clock,
    ILogger<CorpusOpener> log
) : BackgroundService
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(ExecuteTask!, Task.Delay(_patience, clock, cancellationToken));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var pause = TimeSpan.FromSeconds(1); !stoppingToken.IsCancellationRequested; pause = Longer(pause))
        {
            try
            {
                await PublishAsync(stoppingToken);
                return;
            }
            catch (Exception failure)
                when (failure is PublicationException or IOException or UnauthorizedAccessException)
            {
                LogFailure(failure.Message, pause.TotalSeconds);
            }
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task PublishAsync(CancellationToken stopping)
    {
        var options = settings.Value;
        var publication = new Publication(options.DataFolder, clock);
        var store = Importer.Open(options.SeedsFolder, publication, options.AllowDrop);
        served.Publish(store);
        var corpus = await store.GetCorpusAsync(stopping);
        LogOpen(corpus.Version, corpus.Counts.Interviews, corpus.Counts.Quotes);
        foreach (var problem in corpus.Problems)
            LogProblem(problem.File, problem.Line, problem.Column, problem.Message);
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < _longestPause ? pause * 2 : _longestPause;

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Corpus {Version}: {Interviews} interviews, {Quotes} quotes"
    )]
    private partial void LogOpen(string version, int interviews, int quotes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}:{Line}:{Column}: {Problem}")]
    private partial void LogProblem(string file, int line, int column, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "No corpus: {Reason} Trying again in {Seconds} s")]
    private partial void LogFailure(string reason, double seconds);
}
