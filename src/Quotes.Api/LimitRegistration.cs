using Microsoft.Extensions.Options;
using Quotes.Api.Http;

namespace Quotes.Api;

/// <summary>
/// Puts together what keeps the service within its limits, and lets it stop without anybody noticing.
/// </summary>
internal static class LimitRegistration
{
    // How long those who are being answered when the listener closes are waited for; with Drain within the 30 s that
    // Kubernetes gives.
    private static readonly TimeSpan _lastAnswers = TimeSpan.FromSeconds(25);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.ConfigureOptions<KestrelLimits>();
        services.AddSingleton<ExportGate>();
        services.AddSingleton<Draining>();
        services.AddHostedService(provider => provider.GetRequiredService<Draining>());
        services
            .AddOptions<HostOptions>()
            .Configure<IOptions<Settings>>(
                (host, settings) => host.ShutdownTimeout = settings.Value.Drain + _lastAnswers
            );
    }
}
