using System.Diagnostics;
using System.Net;

namespace Quotes.Benchmarks;

/// <summary>
/// A program published ReadyToRun for this machine, as the image has it, and how long it takes to answer.
/// </summary>
/// <param name="Folder">Where it was published to.</param>
/// <param name="Dll">Its assembly.</param>
internal sealed record Published(string Folder, string Dll)
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>Publishes a project into a new folder.</summary>
    public static Published From(string project, string dll, string folder)
    {
        var arguments =
            $"publish {project} -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -o {folder}";
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? new Published(folder, dll)
            : throw new InvalidOperationException($"dotnet {arguments}\n{output}");
    }

    /// <summary>Starts it, and stops it once it has answered a path with 200.</summary>
    /// <param name="path">What is asked until the answer is 200.</param>
    /// <param name="environment">Its settings.</param>
    /// <returns>Milliseconds from before the process was made until the whole answer was there.</returns>
    public async Task<double> TimeToAnswerAsync(string path, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Folder };
        start.ArgumentList.Add(Path.Combine(Folder, Dll));
        start.ArgumentList.Add("--urls=http://127.0.0.1:0");
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            var url = new Uri(await AddressAsync(process) + path);
            while (!await AnswersAsync(client, url))
            {
                if (clock.Elapsed > _patience)
                    throw new TimeoutException($"{Dll} has not answered {path} with 200.");
                await Task.Delay(1);
            }
            return clock.Elapsed.TotalMilliseconds;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task<string> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                // Read on, or a full pipe would stop the program.
                _ = process.StandardOutput.ReadToEndAsync();
                return line[(at + Listening.Length)..].Trim();
            }
        throw new InvalidOperationException($"The program ended with code {process.ExitCode} before it listened.");
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri url)
    {
        using var answer = await client.GetAsync(url);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
