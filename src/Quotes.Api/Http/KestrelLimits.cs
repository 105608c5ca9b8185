using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Quotes.Api.Http;

/// <summary>What the server takes before a request is looked at.</summary>
internal static class KestrelLimits
{
    // A text of 2,000 characters to verify takes up to twelve bytes for each in an address.
    private const int LongestAddress = 32 * 1024;

    public static void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestLineSize = LongestAddress;
    }
}
