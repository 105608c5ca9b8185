using System.Diagnostics;
using System.Text;

namespace Quotes.Api.Tests;

/// <summary>
/// What the README shows is what a reader gets: every <c>curl</c> in it is run, and its answer compared.
/// </summary>
public sealed class ReadmeTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Here = "http://localhost:8080";

    private static readonly IReadOnlyList<ReadmeExample> _examples = ReadmeExample.ReadAll(
        File.ReadAllText(Checkout.File("README.md"))
    );

    public static TheoryData<string> Commands => [.. _examples.Select(example => example.Command)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task An_example_gives_the_answer_that_is_shown(string command)
    {
        var (code, answer) = await RunAsync(
            command.Replace(Here, seeds.Address.ToString().TrimEnd('/'), StringComparison.Ordinal)
        );

        Assert.True(code == 0, $"{command}\nended with {code}");
        foreach (var example in _examples.Where(example => example.Command == command))
            Assert.True(
                example.Shows(answer),
                $"{command}\nREADME.md shows\n{string.Join('\n', example.Answer)}\nbut the answer is\n{answer}"
            );
    }

    [Fact]
    public void Every_example_asks_the_address_that_the_service_starts_on()
    {
        Assert.NotEmpty(_examples);
        Assert.All(_examples, example => Assert.Contains(Here, example.Command, StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Output)> RunAsync(string command)
    {
        var start = new ProcessStartInfo("sh", ["-c", command])
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = Checkout.Root,
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
