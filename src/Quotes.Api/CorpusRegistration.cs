using Microsoft.Extensions.Options;
using Quotes.Storage;

namespace Quotes.Api;

/// <summary>Says where the corpus comes from: the seeds, or a database that others import them into.</summary>
internal static class CorpusRegistration
{
    // Who reads from another machine holds a thread while it waits, and longer on a host that hangs; the pool would
    // find that out too slowly.
    private const int ThreadsForCore = 40;

    public static void AddCorpus(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IHostedService>(provider =>
        {
            var settings = provider.GetRequiredService<IOptions<Settings>>();
            if (!settings.Value.IsPostgres)
                return ActivatorUtilities.CreateInstance<CorpusKeeper>(provider);
            var threads = ThreadsForCore * Environment.ProcessorCount;
            ThreadPool.SetMinThreads(threads, threads);
            return ActivatorUtilities.CreateInstance<DatabaseWatch>(
                provider,
                new DatabaseHosts(settings.Value.Connection!)
            );
        });
    }
}
