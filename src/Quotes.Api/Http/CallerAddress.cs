using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Quotes.Api.Http;

/// <summary>Whom a request counts for where callers are told apart.</summary>
internal static class CallerAddress
{
    /// <summary>
    /// The caller's address; of IPv6 the first 64 bits, which is the least that a single customer is given (RFC 6177).
    /// </summary>
    public static IPAddress Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes);
    }

    /// <summary>Believes what proxies say of their callers, but only those of the networks named.</summary>
    public static void UseProxies(this WebApplication app)
    {
        var networks = app.Services.GetRequiredService<IOptions<Settings>>().Value.Limits.ProxyNetworks;
        if (networks is not { Count: > 0 })
            return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As far back as the chain is one of known proxies.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks)
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }
}
