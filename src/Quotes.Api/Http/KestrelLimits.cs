using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Quotes.Api.Http;

/// <summary>What the server takes before a request is looked at, and how long it keeps a connection.</summary>
internal sealed class KestrelLimits(IOptions<Settings> settings) : IConfigureOptions<KestrelServerOptions>
{
    // A text of 2,000 characters to verify takes up to twelve bytes for each in an address.
    private const int LongestAddress = 32 * 1024;

    // Operations allow less; nothing allows more.
    private const int LongestBody = 1024 * 1024;

    // Of linux/tcp.h; .NET has no name for it.
    private const int UserTimeout = 18;

    public void Configure(KestrelServerOptions options)
    {
        var limits = settings.Value.Limits;
        options.AddServerHeader = false;
        options.Limits.MaxRequestLineSize = LongestAddress;
        options.Limits.MaxRequestBodySize = LongestBody;
        // A body has its time (Limits.BodyTime), and is refused as we refuse; by its rate it would be after 5 seconds.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MaxConcurrentConnections = limits.Connections;
        options.Limits.RequestHeadersTimeout = limits.HeaderTime;
        options.Limits.KeepAliveTimeout = limits.IdleTime;
        if (OperatingSystem.IsLinux())
            options.ConfigureEndpointDefaults(endpoint =>
                endpoint.Use(next =>
                    connection =>
                    {
                        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
                            LimitUnread(socket, limits.UnreadTime);
                        return next(connection);
                    }
                )
            );
    }

    // Kestrel holds a client that does not read for as long as its slowest rate would need for all that it was ever
    // sent.
    private static void LimitUnread(Socket socket, TimeSpan longest)
    {
        try
        {
            socket.SetRawSocketOption(
                (int)SocketOptionLevel.Tcp,
                UserTimeout,
                BitConverter.GetBytes((int)longest.TotalMilliseconds)
            );
        }
        catch (SocketException)
        {
            // The client has gone already, or the socket is none of TCP.
        }
    }
}
