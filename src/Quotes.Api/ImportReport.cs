using System.Diagnostics;
using System.Globalization;

namespace Quotes.Api;

/// <summary>
/// Tells how far an import has come: in <c>/v1/corpus</c>, on a terminal in one line, else in the log now and then.
/// </summary>
internal sealed partial class ImportReport(ServedCorpus served, ILogger log) : IProgress<ImportProgress>
{
    // An import that is shorter needs no report.
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _betweenLines = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _sinceStart = new();
    private readonly Stopwatch _sinceLine = new();
    private bool _isShown;

    /// <summary>How many transcripts the last import has read.</summary>
    public int Read { get; private set; }

    /// <inheritdoc/>
    public void Report(ImportProgress value)
    {
        if (!_sinceStart.IsRunning)
        {
            _sinceStart.Restart();
            _sinceLine.Restart();
        }
        Read = value.Read;
        served.Import = value;
        if (_sinceStart.Elapsed < _quiet)
            return;
        if (!Console.IsErrorRedirected)
            Show(value);
        else if (_sinceLine.Elapsed >= _betweenLines)
        {
            LogProgress(value.Read, value.Of);
            _sinceLine.Restart();
        }
    }

    /// <summary>The import is over, or was given up.</summary>
    public void End()
    {
        if (_isShown)
            Console.Error.WriteLine();
        (_isShown, Read, served.Import) = (false, 0, null);
        _sinceStart.Reset();
    }

    private void Show(ImportProgress value)
    {
        var percent = 100 * value.Read / value.Of;
        Console.Error.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"\rReading transcripts: {value.Read} of {value.Of} ({percent} %)"
            )
        );
        _isShown = true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reading transcripts: {Read} of {Of}")]
    private partial void LogProgress(int read, int of);
}
