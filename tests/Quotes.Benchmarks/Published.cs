using System.Diagnostics;
using System.Net;

namespace Quotes.Benchmarks;

/// <summary>
/// A program published ReadyToRun for this machine, as the image has it.
/// </summary>
/// <param name="Folder">Where it was published to.</param>
/// <param name="Dll">Its assembly.</param>
internal sealed record Published(string Folder, string Dll)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>The empty program beside the benchmarks.</summary>
    public static Published Bare(string scratch) => From("tests/Quotes.Benchmarks/Bare", "Bare.dll", scratch);

    /// <summary>The service.</summary>
    public static Published Service(string scratch) => From("src/Quotes.Api", "Quotes.Api.dll", scratch);

    /// <summary>Starts it.</summary>
    /// <param name="environment">Its settings.</param>
    public async Task<Running> StartAsync(params (string Name, string Value)[] environment)
    {
        var start = StartOf("--urls=http://127.0.0.1:0", environment);
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        return await Running.FromAsync(Children.Start(start));
    }

    /// <summary>Runs a command of it to its end.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public async Task RunAsync(string command, params (string Name, string Value)[] environment)
    {
        var process = Children.Start(StartOf(command, environment));
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Children.ThrowIfInterrupted();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{command} fails: {output}");
        }
        finally
        {
            Children.End(process);
        }
    }

    private ProcessStartInfo StartOf(string argument, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Folder };
        start.ArgumentList.Add(Path.Combine(Folder, Dll));
        start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Starts it, and stops it once it has answered a path with 200.</summary>
    /// <param name="path">What is asked until the answer is 200.</param>
    /// <param name="environment">Its settings.</param>
    /// <returns>Milliseconds from before the process was made until the whole answer was there.</returns>
    public async Task<double> TimeToAnswerAsync(string path, params (string Name, string Value)[] environment)
    {
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var running = await StartAsync(environment);
        var url = new Uri(running.Address, path);
        while (!await AnswersAsync(client, url))
        {
            if (clock.Elapsed > _patience)
                throw new TimeoutException($"{Dll} has not answered {path} with 200.");
            await Task.Delay(1);
        }
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>Publishes a project of the checkout into a new folder below another.</summary>
    private static Published From(string project, string dll, string scratch)
    {
        var folder = Path.Combine(scratch, dll);
        var arguments =
            $"publish {Corpora.Checkout(project)} -c Release -r linux-x64 --no-self-contained "
            + $"-p:PublishReadyToRun=true -o {folder}";
        var process = Children.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true });
        try
        {
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Children.ThrowIfInterrupted();
            return process.ExitCode == 0
                ? new Published(folder, dll)
                : throw new InvalidOperationException($"dotnet {arguments}\n{output}");
        }
        finally
        {
            Children.End(process);
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri url)
    {
        using var answer = await client.GetAsync(url);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
