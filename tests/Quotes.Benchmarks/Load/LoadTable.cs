using System.Globalization;

namespace Quotes.Benchmarks.Load;

/// <summary>A row of the table; what is null has no meaning in it.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Bars">What it is held to, each in words, and whether it is met; null where nobody can tell.</param>
internal sealed record Row(string Name, params (string Bar, bool? IsMet)[] Bars)
{
    private const int Width = 34;

    public double? PerSecond { get; init; }
    public double? Ratio { get; init; }
    public double? P50 { get; init; }
    public double? P99 { get; init; }
    public Memory? Memory { get; init; }

    /// <summary>The head of the table.</summary>
    public static string Head =>
        $"| {"operation", -Width} | per s | ratio |  p50 ms |  p99 ms | anon MB | mapped MB | bar | |\n"
        + $"|{new string('-', Width + 2)}|------:|------:|--------:|--------:|--------:|----------:|---|---|";

    /// <summary>Whether a bar is missed.</summary>
    public bool IsMissed => Bars.Any(bar => bar.IsMet == false);

    /// <summary>The row of an operation.</summary>
    public static Row Of(Measured measured)
    {
        var (operation, ratio) = (measured.Operation, measured.Ratio);
        var bars = new List<(string, bool?)>();
        if (operation.LeastRatio is { } least)
            bars.Add((Text($"≥ {least:F2}{Better(operation)}"), ratio is null ? null : ratio >= least));
        if (operation.MostP99 is { } most)
            bars.Add(
                (
                    Text($"p99 ≤ {most:F0} ms{(operation.LeastRatio is null ? Better(operation) : "")}"),
                    measured.P99 <= most
                )
            );
        if (measured.Errors > 0)
            bars.Add((Text($"{measured.Errors} errors"), false));
        return new Row(operation.Name, [.. bars])
        {
            PerSecond = measured.PerSecond,
            Ratio = ratio,
            P50 = measured.P50,
            P99 = measured.P99,
            Memory = measured.Memory,
        };
    }

    /// <summary>The row of an operation on Groonga.</summary>
    public static Row OfGroonga(Measured measured) =>
        Of(
            $"Groonga, {measured.Operation.Name}",
            measured.Peer,
            (
                Text($"we ≥ {measured.Operation.TimesPeer:F0} × Groonga: {measured.RatioToPeer:F2}"),
                measured.RatioToPeer >= measured.Operation.TimesPeer
            )
        );

    /// <summary>The row of an operation on PostgreSQL.</summary>
    public static Row OfPostgres(Measured measured)
    {
        var (ratio, errors) = (measured.RatioOfPostgres, measured.Postgres.Sum(sample => sample.Errors));
        var bars = new List<(string, bool?)>();
        if (measured.Operation.LeastOfPostgres is { } least)
            bars.Add((Text($"≥ {least:F2} of SQLite"), ratio >= least));
        if (errors > 0)
            bars.Add((Text($"{errors} errors"), false));
        return Of($"PostgreSQL, {measured.Operation.Name}", measured.Postgres, [.. bars]) with { Ratio = ratio };
    }

    private static Row Of(string name, IReadOnlyList<Sample> samples, params (string, bool?)[] bars) =>
        new(name, bars)
        {
            PerSecond = Percentile.Median(samples.Select(sample => sample.PerSecond)),
            P50 = Percentile.Median(samples.Select(sample => sample.P50)),
            P99 = Percentile.Median(samples.Select(sample => sample.P99)),
        };

    /// <summary>The row as a line.</summary>
    public override string ToString()
    {
        var verdict =
            IsMissed ? "MISSED"
            : Bars.Length == 0 ? ""
            : Bars.Any(bar => bar.IsMet is null) ? "n/a"
            : "met";
        var cells = new[]
        {
            Cell(PerSecond, 5, "F0"),
            Cell(Ratio, 5, "F3"),
            Cell(P50, 7, "F2"),
            Cell(P99, 7, "F2"),
            Cell(Memory?.Anonymous / 1e6, 7, "F0"),
            Cell(Memory?.Mapped / 1e6, 9, "F0"),
        };
        var bars = string.Join(", ", Bars.Select(bar => bar.Bar));
        return $"| {Name, -Width} | {string.Join(" | ", cells)} | {bars} | {verdict} |";
    }

    private static string Better(Operation operation) =>
        operation.Stretch is { } stretch ? Text($" (stretch ≥ {stretch:F2})") : "";

    private static string Cell(double? value, int width, string format) =>
        (value?.ToString(format, CultureInfo.InvariantCulture) ?? "").PadLeft(width);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
