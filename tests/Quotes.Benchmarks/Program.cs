using System.Globalization;
using Quotes.Benchmarks;
using Quotes.Benchmarks.Load;
using Quotes.Benchmarks.Pure;

// dotnet run -c Release --project tests/Quotes.Benchmarks -- COMMAND [NUMBER]
if (args is ["load", ..] && LoadOptions.Parse(args.AsSpan(1)) is { } options)
    return await Interruptible(() => LoadBenchmark.RunAsync(options));
if (args is ["pure", ..])
    return PureBenchmarks.Run(args[1..]);
var number =
    args.Length == 2 && int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given)
        ? given
        : (int?)null;
if (args.Length is 1 || number > 0)
    switch (args[0])
    {
        case "start":
            return await Interruptible(() => StartBenchmark.RunAsync(number ?? 15));
        case "evaluate":
            return await Evaluation.RunAsync(number ?? 100);
        case "verify":
            return await VerificationEvaluation.RunAsync(number ?? 100);
        case "families":
            return FamilyEvaluation.Run(number ?? 100);
        case "search":
            return await SearchBenchmark.RunAsync(number ?? 100);
    }

Console.Error.WriteLine(
    """
    usage: start [rounds]          how long the service takes to answer, beside an empty program
           evaluate [transcripts]  themes, natural questions, exactness of search
           verify [transcripts]    verdicts on damaged quotations and on what was never said
           families [transcripts]  transcripts rewritten into every family, and read again
           search [transcripts]    how long a search takes that was never asked before
           load [quotes] [--keep FOLDER] [--seconds N] [--rounds N] [--peers] [--postgres]
                [--store] [--own-client]  the service under load, beside a bare endpoint, against every bar
           pure [filter]           parser, folding, tagging, matching and index terms, beside naive rivals
    """
);
return 2;

static async Task<int> Interruptible(Func<Task<int>> run)
{
    try
    {
        return await run();
    }
    catch (Exception) when (Children.AreInterrupted)
    {
        return 130;
    }
}
