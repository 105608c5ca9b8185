using Microsoft.Extensions.Options;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// Opens the corpus while the listener starts: whoever asks meanwhile waits a moment, and is answered 503 where an
/// import takes longer. What fails is tried again, ever less often.
/// </summary>
internal sealed partial class CorpusOpener(
    ServedCorpus served,
    IOptions<Settings> settings,
    TimeProvider clock,
    ILogger<CorpusOpener> log
) : BackgroundService
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

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
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // A defect of ours; but a process that ended would take its liveness and the reason with it.
                LogDefect(failure, pause.TotalSeconds);
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
        foreach (var note in publication.Notes)
            LogNote(note);
        LogOpen(store.Version);
        var corpus = await store.GetCorpusAsync(stopping);
        foreach (var problem in corpus.Problems)
            LogProblem(problem.File, problem.Line, problem.Column, problem.Message);
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < _longestPause ? pause * 2 : _longestPause;

    [LoggerMessage(Level = LogLevel.Information, Message = "Corpus {Version} is open")]
    private partial void LogOpen(string version);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Note}")]
    private partial void LogNote(string note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}:{Line}:{Column}: {Problem}")]
    private partial void LogProblem(string file, int line, int column, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "No corpus, by a defect; trying again in {Seconds} s")]
    private partial void LogDefect(Exception defect, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "No corpus: {Reason} Trying again in {Seconds} s")]
    private partial void LogFailure(string reason, double seconds);
}
