using Npgsql;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>
/// The command <c>import</c>: builds the corpus of the seeds in the data folder, as the service would, and publishes it in
/// PostgreSQL. Where the primary does not answer it waits and tries again.
/// </summary>
internal static class ImportCommand
{
    private static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(15);

    /// <summary>Imports the seeds that the same settings name.</summary>
    /// <param name="args">
    /// <c>--watch</c> to go on and import every change; settings, such as <c>--Quotes:Seeds=folder</c>.
    /// </param>
    /// <returns>The exit code: 0, or 1 where the corpus or the settings are not fit for it.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var settings = SettingsRegistration.Of([.. args.Where(arg => arg != "--watch")]);
        if (!Settings.IsConnection(settings.Connection))
        {
            await Console.Error.WriteLineAsync(
                "No import: Quotes__Connection must name the database, such as Host=db1,db2;Database=quotes."
            );
            return 1;
        }
        var isWatching = args.Contains("--watch");
        do
        {
            try
            {
                await ImportAsync(settings);
            }
            catch (Exception failure)
                when (failure is PublicationException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"No import: {failure.Message}");
                if (!isWatching)
                    return 1;
            }
            if (isWatching)
                await Task.Delay(settings.Poll > TimeSpan.Zero ? settings.Poll : _longestPause);
        } while (isWatching);
        return 0;
    }

    private static async Task ImportAsync(Settings settings)
    {
        var publication = new Publication(settings.DataFolder, TimeProvider.System);
        using var store = Importer.Open(settings.SeedsFolder, publication, settings.AllowDrop);
        if (store.Notice is { } notice)
            throw new PublicationException(notice.Message);
        var manifest = Manifest.Read(settings.DataFolder)!;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < _longestPause ? pause * 2 : _longestPause)
        {
            try
            {
                if (new DatabasePublication(settings.Connection!).Publish(store.Name, manifest))
                    await Console.Out.WriteLineAsync($"Corpus {store.Version} is published.");
                return;
            }
            catch (NpgsqlException failure)
                when (failure is not PostgresException { IsTransient: false } refused
                    || refused.SqlState.StartsWith("57", StringComparison.Ordinal)
                )
            {
                await Console.Error.WriteLineAsync(
                    $"The primary does not take it: {failure.Message} Trying again in {pause.TotalSeconds} s."
                );
            }
            catch (PostgresException refusal)
            {
                throw new PublicationException($"The database refuses it: {refusal.MessageText}.");
            }
            await Task.Delay(pause);
        }
    }
}
