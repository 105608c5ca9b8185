using System.Runtime.InteropServices;
using Microsoft.Extensions.Options;

namespace Quotes.Api;

/// <summary>
/// The time between the order to stop and the end of listening: readiness is down, so that load balancers look
/// elsewhere, and whoever still comes is answered and asked to close the connection.
/// </summary>
internal sealed class Draining(IOptions<Settings> settings, TimeProvider clock) : IHostedLifecycleService, IDisposable
{
    private volatile bool _isDraining;
    private volatile bool _isOrdered;
    private PosixSignalRegistration? _order;

    /// <summary>Whether the service is about to stop.</summary>
    public bool IsDraining => _isDraining;

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // Orchestrators send SIGTERM; one who presses Ctrl-C has no load balancer to wait for.
        if (!OperatingSystem.IsWindows())
            _order = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => _isOrdered = true);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _isDraining = true;
        if (_isOrdered)
            await Task.Delay(settings.Value.Drain, clock, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _order?.Dispose();
}
