using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Quotes.Api.Tests;

/// <summary>A client that speaks HTTP as badly as a test wants it to: the bytes are the test's own.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    // Of linux/tcp_states.h, as /proc writes it.
    private const string Established = "01";

    private readonly Socket _socket;

    // Of both ends, as /proc writes them; a socket that was cut no longer knows its own.
    private readonly string _there;
    private readonly string _here;

    private RawClient(Socket socket) =>
        (_socket, _there, _here) = (socket, Port(socket.RemoteEndPoint!), Port(socket.LocalEndPoint!));

    /// <summary>Connects.</summary>
    /// <param name="unread">How many bytes the system holds for a client that does not read; 0 for what it
    /// likes.</param>
    public static async Task<RawClient> ConnectAsync(Uri address, int unread = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (unread > 0)
            socket.ReceiveBufferSize = unread;
        await socket.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        return new RawClient(socket);
    }

    /// <summary>Sends text as it stands, a byte for each character.</summary>
    public async Task SendAsync(string text) =>
        await _socket.SendAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Sends all that it can of a text; the other side may have closed meanwhile.</summary>
    public async Task TrySendAsync(string text)
    {
        try
        {
            await SendAsync(text);
        }
        catch (SocketException)
        {
            // What it has to say of that stands in its answer.
        }
    }

    /// <summary>Reads until the other side has closed, or cut, the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        var text = new StringBuilder();
        var bytes = new byte[64 * 1024];
        try
        {
            while (await _socket.ReceiveAsync(bytes, patience.Token) is > 0 and var count)
                text.Append(Encoding.Latin1.GetString(bytes, 0, count));
        }
        catch (SocketException)
        {
            // Cut instead of closed.
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The connection stands open after: {text}");
        }
        return text.ToString();
    }

    /// <summary>Reads a little, to know that an answer has begun.</summary>
    public async Task<string> ReadSomeAsync()
    {
        using var patience = new CancellationTokenSource(_patience);
        var bytes = new byte[1024];
        return Encoding.Latin1.GetString(bytes, 0, await _socket.ReceiveAsync(bytes, patience.Token));
    }

    /// <summary>
    /// Whether the other side still holds the connection, as Linux tells it; it must be on this machine.
    /// </summary>
    public bool IsHeld() => Held([this]) == 1;

    /// <summary>How many connections the other side still holds.</summary>
    public static int Held(IReadOnlyCollection<RawClient> clients)
    {
        // Once for all of them: to read what Linux says of thousands of connections takes it milliseconds.
        var held = File.ReadLines("/proc/net/tcp")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(row => row[3] == Established)
            .Select(row => (row[1][^5..], row[2][^5..]))
            .ToHashSet();
        return clients.Count(client => held.Contains((client._there, client._here)));
    }

    private static string Port(EndPoint end) =>
        ":" + ((IPEndPoint)end).Port.ToString("X4", CultureInfo.InvariantCulture);

    public void Dispose() => _socket.Dispose();
}
