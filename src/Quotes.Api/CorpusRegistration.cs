using Microsoft.Extensions.Options;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>Says where the corpus comes from: the seeds, or a database that others import them into.</summary>
internal static class CorpusRegistration
{
    // Whoever reads holds a thread: a short request would wait half a second for the pool to find out that all are held
    // by long ones.
    private const int ThreadsForCore = 4;

    // Who reads from another machine holds it while he waits, and longer on a host that hangs.
    private const int ThreadsForCoreElsewhere = 40;

    public static void AddCorpus(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IHostedService>(provider =>
        {
            var settings = provider.GetRequiredService<IOptions<Settings>>();
            var threads =
                (settings.Value.IsPostgres ? ThreadsForCoreElsewhere : ThreadsForCore) * Environment.ProcessorCount;
            ThreadPool.SetMinThreads(threads, threads);
            if (!settings.Value.IsPostgres)
                return ActivatorUtilities.CreateInstance<CorpusKeeper>(provider);
            return ActivatorUtilities.CreateInstance<DatabaseWatch>(
                provider,
                new DatabaseHosts(settings.Value.Connection!)
            );
        });
    }
}
