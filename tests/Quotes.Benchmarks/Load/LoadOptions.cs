using System.Globalization;

namespace Quotes.Benchmarks.Load;

/// <summary>How the command <c>load</c> is to measure.</summary>
/// <param name="Quotes">How many quotes the corpus is to hold.</param>
/// <param name="Seconds">How long a round lasts at most.</param>
/// <param name="Rounds">How many rounds each operation is measured in.</param>
/// <param name="Keep">The folder that made seeds are kept in for other runs; null to clear them away.</param>
/// <param name="Peers">Whether Groonga is measured too.</param>
/// <param name="Postgres">Whether the same is measured on PostgreSQL too.</param>
/// <param name="Store">Whether the corpus is not kept in memory, so that the store answers everything.</param>
/// <param name="OwnClient">Whether the benchmark's own client asks, even where wrk is there.</param>
internal sealed record LoadOptions(
    int Quotes = 10_000,
    int Seconds = 1,
    int Rounds = 3,
    string? Keep = null,
    bool Peers = false,
    bool Postgres = false,
    bool Store = false,
    bool OwnClient = false
)
{
    /// <summary>Reads the arguments behind the command; null where they are none.</summary>
    public static LoadOptions? Parse(ReadOnlySpan<string> args) =>
        args switch
        {
            [] => new LoadOptions(),
            ["--peers", .. var rest] => Parse(rest) is { } options ? options with { Peers = true } : null,
            ["--postgres", .. var rest] => Parse(rest) is { } options ? options with { Postgres = true } : null,
            ["--store", .. var rest] => Parse(rest) is { } options ? options with { Store = true } : null,
            ["--own-client", .. var rest] => Parse(rest) is { } options ? options with { OwnClient = true } : null,
            ["--keep", var folder, .. var rest] => Parse(rest) is { } options
                ? options with
                {
                    Keep = Path.GetFullPath(folder),
                }
                : null,
            ["--seconds", var text, .. var rest] when Number(text) is { } seconds => Parse(rest) is { } options
                ? options with
                {
                    Seconds = seconds,
                }
                : null,
            ["--rounds", var text, .. var rest] when Number(text) is { } rounds => Parse(rest) is { } options
                ? options with
                {
                    Rounds = rounds,
                }
                : null,
            [var text, .. var rest] when Number(text) is { } quotes => Parse(rest) is { } options
                ? options with
                {
                    Quotes = quotes,
                }
                : null,
            _ => null,
        };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;
}
