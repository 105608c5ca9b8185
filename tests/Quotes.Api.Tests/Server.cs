using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>The service itself, as a process of its own on a free loopback port, with a fresh data folder.</summary>
public sealed class Server : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly string _data;
    private readonly bool _ownsData;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Server(Process process, string data, bool ownsData) =>
        (_process, _data, _ownsData) = (process, data, ownsData);

    /// <summary>Where it listens.</summary>
    public Uri Address => Client.BaseAddress!;

    /// <summary>Asks it; follows no redirect and decompresses nothing.</summary>
    public HttpClient Client { get; } =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });

    /// <summary>Every line that it has written so far.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>The messages that it has logged so far.</summary>
    public IReadOnlyList<string> Log => [.. _lines.Where(line => line.StartsWith('{')).Select(MessageOf)];

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="seeds">The seeds folder; null for the project's own.</param>
    /// <param name="data">The data folder; null for a fresh one that goes with the server.</param>
    /// <param name="environment">Further settings, such as <c>TZ</c> or <c>Quotes__AllowDrop</c>.</param>
    public static async Task<Server> StartAsync(
        string? seeds = null,
        string? data = null,
        params (string Name, string Value)[] environment
    )
    {
        return await RunAsync(Make(["dotnet"], seeds, data, environment));
    }

    /// <summary>Starts it by another program than the plain runtime, and waits until it is ready.</summary>
    /// <param name="program">What comes before the name of the service: a program and its arguments.</param>
    public static Task<Server> StartByAsync(
        string[] program,
        string? seeds = null,
        string? data = null,
        params (string Name, string Value)[] environment
    ) => RunAsync(Make(program, seeds, data, environment));

    private static async Task<Server> RunAsync(Server server)
    {
        try
        {
            await server.RunAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static Server Launch(string seeds, string data)
    {
        var server = Make(["dotnet"], seeds, data, []);
        server._process.OutputDataReceived += (_, line) => server.Read(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    /// <summary>Waits until it listens, whether it is ready or not.</summary>
    public async Task ListenAsync() => Client.BaseAddress = await _address.Task.WaitAsync(_patience);

    /// <summary>Its data folder.</summary>
    public string Data => _data;

    /// <summary>The process that it is.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Ends it as a loss of power would.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Orders it to stop, as orchestrators do.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(_patience);
        return _process.ExitCode;
    }

    private static Server Make(string[] program, string? seeds, string? data, (string Name, string Value)[] environment)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("quotes-data-").FullName;
        var start = new ProcessStartInfo(program[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Checkout.Root,
        };
        foreach (var argument in program[1..])
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Quotes.Api.dll"));
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.Environment["Quotes__Seeds"] = seeds ?? Checkout.File("seeds");
        start.Environment["Quotes__Data"] = folder;
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new Server(new Process { StartInfo = start }, folder, ownsData: data is null);
    }

    /// <summary>Gets a path and reads the body as text.</summary>
    public async Task<(HttpResponseMessage Answer, string Body)> GetAsync(
        string path,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Gets a path that must answer 200 with JSON.</summary>
    public async Task<JsonElement> GetJsonAsync(string path)
    {
        var (answer, body) = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {(int)answer.StatusCode} {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_ownsData)
            Directory.Delete(_data, recursive: true);
    }

    private async Task RunAsync()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_address.Task, ended).WaitAsync(_patience) == ended)
            throw new InvalidOperationException("The server ended:\n" + string.Join('\n', _lines));
        Client.BaseAddress = await _address.Task;
        var deadline = Stopwatch.StartNew();
        while ((await Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode != HttpStatusCode.OK)
        {
            if (deadline.Elapsed > _patience)
                throw new TimeoutException("The server is not ready:\n" + string.Join('\n', _lines.Take(20)));
            await Task.Delay(50);
        }
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (
            line.StartsWith('{')
            && MessageOf(line) is var message
            && message.StartsWith(Listening, StringComparison.Ordinal)
        )
            _address.TrySetResult(new Uri(message[Listening.Length..]));
    }

    private static string MessageOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("Message").GetString()!;
    }
}

/// <summary>One server with the project's own seeds, shared by the tests of a class.</summary>
public sealed class SeedServer : IAsyncLifetime
{
    private Server? _server;

    /// <summary>The server.</summary>
    public Server Server => _server ?? throw new InvalidOperationException("not started");

    /// <inheritdoc cref="Tests.Server.Client"/>
    public HttpClient Client => Server.Client;

    /// <inheritdoc cref="Tests.Server.Address"/>
    public Uri Address => Server.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _server = await Server.StartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
