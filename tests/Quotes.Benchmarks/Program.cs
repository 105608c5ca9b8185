using System.Globalization;
using Quotes.Benchmarks;

// dotnet run -c Release --project tests/Quotes.Benchmarks -- COMMAND [NUMBER]
var number =
    args.Length == 2 && int.TryParse(args[1], NumberStyles.None, CultureInfo.InvariantCulture, out var given)
        ? given
        : (int?)null;
if (args.Length is 1 || number > 0)
    switch (args[0])
    {
        case "start":
            return await StartBenchmark.RunAsync(number ?? 15);
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
    """
);
return 2;
