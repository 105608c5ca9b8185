using System.Net;

namespace Quotes.Api;

/// <summary>
/// How much one caller, and all of them together, may take: the section <c>Quotes:Limits</c>, such as
/// <c>Quotes__Limits__Connections</c> in the environment. Times are written as <c>00:00:10</c>.
/// </summary>
public sealed class Limits
{
    /// <summary>The most connections at once; more are closed as they come. Default: 10,000.</summary>
    public int Connections { get; init; } = 10_000;

    /// <summary>How long the head of a request may take to arrive. Default: 10 seconds.</summary>
    public TimeSpan HeaderTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a body may take to arrive; longer is a 408. Default: 20 seconds.</summary>
    public TimeSpan BodyTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a connection may stand idle between two requests. Default: 50 seconds.</summary>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>
    /// How long an answer may take until its reader has it, exports included; then the connection is cut, so that what
    /// has come is never taken for whole. Default: 60 seconds.
    /// </summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a client may leave what was sent unread; Linux only. Default: 30 seconds.</summary>
    public TimeSpan UnreadTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The most exports at once in all; more are a 503. Default: 16.</summary>
    public int Exports { get; init; } = 16;

    /// <summary>The most exports at once for one address; more are a 429. Default: 4.</summary>
    public int ExportsEach { get; init; } = 4;

    /// <summary>
    /// The most requests of one address in <see cref="Window"/>; more are a 429. Default: 0, no limit.
    /// </summary>
    public int Requests { get; init; }

    /// <summary>The time that <see cref="Requests"/> are counted over. Default: a minute.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The networks of the proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed, such as
    /// <c>10.0.0.0/8</c>, with commas between them. Default: none.
    /// </summary>
    public string Proxies { get; init; } = "";

    /// <summary>The networks that <see cref="Proxies"/> names; null where one of them is none.</summary>
    public IReadOnlyList<IPNetwork>? ProxyNetworks
    {
        get
        {
            var networks = new List<IPNetwork>();
            foreach (
                var name in Proxies.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
            {
                if (!IPNetwork.TryParse(name, out var network))
                    return null;
                networks.Add(network);
            }
            return networks;
        }
    }

    /// <summary>Whether every number and time is one that can be kept to.</summary>
    public bool AreUsable =>
        Connections > 0
        && Exports > 0
        && ExportsEach > 0
        && Requests >= 0
        && new[] { HeaderTime, BodyTime, IdleTime, AnswerTime, UnreadTime, Window }.All(time =>
            time > TimeSpan.Zero && time <= TimeSpan.FromDays(1)
        );
}
