using Quotes.Benchmarks;

// dotnet run -c Release --project tests/Quotes.Benchmarks -- start
if (args is ["start", .. var rest] && rest.Length <= 1)
    return await StartBenchmark.RunAsync(
        rest is [var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 15
    );

Console.Error.WriteLine("usage: start [rounds]");
return 2;
