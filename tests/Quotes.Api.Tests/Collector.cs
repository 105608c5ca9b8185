using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Quotes.Api.Tests;

/// <summary>Takes what is sent by OTLP over HTTP, and keeps where it was sent and what it holds.</summary>
internal sealed class Collector : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Collector()
    {
        _listener.Start();
        _ = TakeAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What has come so far, a byte for each character.</summary>
    public ConcurrentQueue<(string Path, string Body)> Posts { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task TakeAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            while (await HeadAsync(stream) is { } head)
            {
                var length = head.Split("\r\n")
                    .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                    .Select(line => int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture))
                    .Single();
                var body = new byte[length];
                await stream.ReadExactlyAsync(body);
                Posts.Enqueue((head.Split(' ')[1], Encoding.Latin1.GetString(body)));
                await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
            }
        }
    }

    private static async Task<string?> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            head.Append((char)one[0]);
        }
        return head.ToString();
    }
}
