using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Quotes.Benchmarks.Pure;

/// <summary>
/// The command <c>pure [filter]</c>: the parts that neither store nor serve, each beside a naive rival that was first
/// proved to give the same.
/// </summary>
internal static class PureBenchmarks
{
    /// <summary>Runs those whose name fits a filter, such as <c>*Folding*</c>; without one, all.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] filter)
    {
        // In this process: a project generated beside ours would have to be restored outside our lock files.
        var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
        var config = DefaultConfig
            .Instance.AddJob(job)
            .AddDiagnoser(BenchmarkDotNet.Diagnosers.MemoryDiagnoser.Default)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "quotes-benchmarks"));
        string[] args = filter is [] ? ["--filter", "*"] : ["--filter", .. filter];
        var summaries = BenchmarkSwitcher.FromAssembly(typeof(PureBenchmarks).Assembly).Run(args, config);
        return
            summaries.Any()
            && summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(r => r.Success))
            ? 0
            : 1;
    }

    /// <summary>Stops a benchmark whose rivals differ.</summary>
    public static void Prove(bool isSame, string what)
    {
        if (!isSame)
            throw new InvalidOperationException($"The rivals differ: {what}.");
    }
}

/// <summary>The first seed, which everything pure is measured on.</summary>
internal static class FirstSeed
{
    /// <summary>Its text.</summary>
    public static string Text { get; } =
        File.ReadAllText(Directory.GetFiles(Corpora.Checkout("seeds"), "*.txt").Single());

    /// <summary>Its transcript.</summary>
    public static Transcripts.ParsedTranscript Transcript { get; } =
        Transcripts.TranscriptParser.Parse(new Quotes.Text.SourceText(Text)).Transcript!;

    /// <summary>The sentences of its answers.</summary>
    public static string[] Sentences { get; } =
    [.. Transcript.Turns.SelectMany(turn => turn.Sentences).Select(sentence => sentence.Text)];
}
