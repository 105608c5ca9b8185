using Microsoft.Extensions.Options;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// Opens the corpus while the listener starts, and keeps it to the seeds: what is put into their folder, changed or
/// taken out is served soon after. What fails is tried again, ever less often, and the corpus before is served
/// meanwhile.
/// </summary>
internal sealed partial class CorpusKeeper(
    ServedCorpus served,
    IOptions<Settings> settings,
    Measures measures,
    TimeProvider clock,
    ILogger<CorpusKeeper> log
) : BackgroundService
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(30);

    // How long nobody must have written a file for it to be taken for whole, and how long the others wait for it.
    private static readonly TimeSpan _settled = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private readonly Settings _settings = settings.Value;
    private readonly ImportReport _report = new(served, log);
    private SeedFolder? _seen;
    private SeedFolder? _whole;
    private DateTimeOffset? _movingSince;
    private string? _refused;
    private long _begun;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(OpenAsync, stoppingToken);
        if (_settings.Poll == TimeSpan.Zero)
            return;
        using var watch = new SeedWatch(_settings.SeedsFolder);
        while (!stoppingToken.IsCancellationRequested)
        {
            var longest = _movingSince is null ? _settings.Poll : _settled / 2;
            await watch.WaitAsync(longest, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await TryAsync(LookAsync, stoppingToken);
        }
    }

    /// <summary>Does something until it is done.</summary>
    private async Task TryAsync(Func<Publication, CancellationToken, Task> attempt, CancellationToken stopping)
    {
        for (var pause = TimeSpan.FromSeconds(1); !stopping.IsCancellationRequested; pause = Longer(pause))
        {
            _begun = clock.GetTimestamp();
            try
            {
                var publication = new Publication(_settings.DataFolder, clock);
                await attempt(publication, stopping);
                return;
            }
            catch (Exception failure)
                when (failure is PublicationException or IOException or UnauthorizedAccessException)
            {
                Doubt(failure.Message);
                measures.NotPublished(isRefused: false);
                LogFailure(failure.Message, pause.TotalSeconds);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                // A defect of ours; but a process that ended would take its liveness and the reason with it.
                LogDefect(failure, pause.TotalSeconds);
            }
            finally
            {
                _report.End();
            }
            await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task OpenAsync(Publication publication, CancellationToken stopping) =>
        ServeAsync(
            publication,
            Importer.Open(
                () => _seen = _whole = Importer.Look(_settings.SeedsFolder),
                publication,
                _settings.AllowDrop,
                _report
            ),
            stopping
        );

    /// <summary>Looks at the seeds, and publishes what they have become.</summary>
    private async Task LookAsync(Publication publication, CancellationToken stopping)
    {
        publication.Forget();
        if (!Directory.Exists(_settings.SeedsFolder))
        {
            Doubt($"There is no seeds folder {_settings.SeedsFolder}.");
            return;
        }
        _seen = SeedFolder.Read(_settings.SeedsFolder, _seen);
        if (Settled(_seen) is not { } seeds || seeds.Digest == _refused || IsServed(publication, seeds))
            return;
        try
        {
            var store = Importer.Publish(seeds, publication, _settings.AllowDrop, _report);
            _refused = null;
            await ServeAsync(publication, store, stopping);
        }
        catch (DropException refusal)
        {
            // The same seeds would be refused again.
            _refused = seeds.Digest;
            measures.NotPublished(isRefused: true);
            Doubt(refusal.Message);
            LogRefusal(refusal.Message);
        }
    }

    /// <summary>
    /// The seeds without what is still being written, which stays as it was; null while it is too early to tell.
    /// </summary>
    private SeedFolder? Settled(SeedFolder seeds)
    {
        var moving = seeds.Unsettled(_settled).ToArray();
        if (moving.Length == 0)
        {
            _movingSince = null;
            return _whole = seeds;
        }
        _movingSince ??= clock.GetUtcNow();
        if (clock.GetUtcNow() - _movingSince < _patience)
            return null;
        return _whole is null ? seeds : seeds.With(_whole, moving);
    }

    private bool IsServed(Publication publication, SeedFolder seeds)
    {
        if (served.Take() is not { } held)
            return false;
        var isServed = publication.IsCurrent(held.Store.Name, seeds.Digest);
        // What was in doubt is right again where the seeds are again what they were.
        if (isServed)
            held.Store.Trust();
        held.GiveBack();
        return isServed;
    }

    private void Doubt(string reason)
    {
        if (served.Take() is not { } held)
            return;
        held.Store.Distrust(reason);
        held.GiveBack();
    }

    private async Task ServeAsync(Publication publication, QuoteStore store, CancellationToken stopping)
    {
        var read = _report.Read;
        _report.End();
        await store.WarmAsync(stopping);
        var corpus = await store.GetCorpusAsync(stopping);
        served.Publish(store);
        measures.Published(clock.GetElapsedTime(_begun));
        foreach (var note in publication.Notes)
            LogNote(note);
        LogOpen(store.Version, read);
        foreach (var problem in corpus.Problems)
            LogProblem(problem.File, problem.Line, problem.Column, problem.Message);
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < _longestPause ? pause * 2 : _longestPause;

    [LoggerMessage(Level = LogLevel.Information, Message = "Corpus {Version} is open; {Read} transcripts were read")]
    private partial void LogOpen(string version, int read);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Note}")]
    private partial void LogNote(string note);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File}:{Line}:{Column}: {Problem}")]
    private partial void LogProblem(string file, int line, int column, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The corpus before is served. {Reason}")]
    private partial void LogRefusal(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "No new corpus, by a defect; trying again in {Seconds} s")]
    private partial void LogDefect(Exception defect, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "No new corpus: {Reason} Trying again in {Seconds} s")]
    private partial void LogFailure(string reason, double seconds);
}
