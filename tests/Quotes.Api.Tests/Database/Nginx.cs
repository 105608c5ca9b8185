using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Quotes.Api.Tests.Database;

/// <summary>nginx from Debian's package, by deploy/nginx.conf, in front of two instances on this machine.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quotes-nginx-").FullName;
    private readonly Process _process;

    private Nginx(int port, int one, int other)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var text = File.ReadAllText(Checkout.File("src/Quotes.Api/deploy/nginx.conf"))
            .Replace("api1:8080", $"127.0.0.1:{one}", StringComparison.Ordinal)
            .Replace("api2:8080", $"127.0.0.1:{other}", StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        var file = Path.Combine(_folder, "nginx.conf");
        File.WriteAllText(file, $"daemon off;\npid {_folder}/pid;\nerror_log {_folder}/error.log;\n" + text);
        _process = Process.Start("nginx", ["-c", file, "-p", _folder, "-e", $"{_folder}/error.log"]);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it in front of two ports and waits until it passes on what they answer.</summary>
    public static async Task<Nginx> StartAsync(int one, int other)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var nginx = new Nginx(port, one, other);
        using var client = new HttpClient { BaseAddress = nginx.Address };
        async Task<bool> PassesOnAsync()
        {
            try
            {
                return (await client.GetAsync(new Uri("/v1", UriKind.Relative))).StatusCode == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
        await Eventually.IsAsync(PassesOnAsync, "nginx passes nothing on.");
        return nginx;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
