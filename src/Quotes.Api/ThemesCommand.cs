using System.Globalization;
using System.Text;
using Quotes.Storage;
using Quotes.Themes;

namespace Quotes.Api;

/// <summary>
/// The command <c>themes</c>: reports to an editor, per theme, what it takes, by which words, and which it may lack.
/// </summary>
internal static class ThemesCommand
{
    private const int Columns = 100;
    private const int Margin = 14;

    /// <summary>Reports on the corpus that the server would open with the same settings.</summary>
    /// <param name="args">Settings on the command line, such as <c>--Quotes:Seeds=folder</c>.</param>
    /// <returns>The exit code: 0, or 1 where there is no corpus or no <c>themes.yaml</c>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // Chinese is to be read whatever the locale of the shell.
        Console.OutputEncoding = Encoding.UTF8;
        var settings = SettingsOf(args);
        try
        {
            using var store = Importer.Open(
                settings.SeedsFolder,
                new Publication(settings.DataFolder, TimeProvider.System),
                settings.AllowDrop
            );
            if (store.Notice is { } notice)
                await Console.Error.WriteLineAsync(notice.Message);
            return await ReportAsync(store, settings.SeedsFolder);
        }
        catch (Exception failure) when (failure is PublicationException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"No report: {failure.Message}");
            return 1;
        }
    }

    private static Settings SettingsOf(string[] args) =>
        WebApplication
            .CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory })
            .Configuration.GetSection("Quotes")
            .Get<Settings>()
        ?? new Settings();

    private static async Task<int> ReportAsync(QuoteStore store, string folder)
    {
        var file = SeedFolder.Read(folder).Files.FirstOrDefault(file => file.Name == Importer.ThemesFile);
        if (file is null)
        {
            await Console.Error.WriteLineAsync($"No report: {folder} holds no {Importer.ThemesFile} that can be read.");
            return 1;
        }
        var quotes = await store.ExportQuotesAsync(new QuoteFilter(), CancellationToken.None).ToListAsync();
        var problems = new List<Problem>();
        var (yaml, undecoded) = SeedFolder.Decode(file);
        if (undecoded is not null)
            problems.Add(undecoded);
        var reports = yaml is null ? [] : ThemeReport.Read(yaml, file.Name, quotes, problems);
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line}:{problem.Column}: {problem.Message}");
        await Console.Out.WriteAsync(Write(reports, quotes.Count));
        return 0;
    }

    private static string Write(IReadOnlyList<ThemeReport> reports, int quotes)
    {
        var page = new StringBuilder();
        page.Append($"{Amount(reports.Count, "theme")} over {Amount(quotes, "quote")}\n");
        foreach (var report in reports)
            Write(page, report);
        return page.ToString();
    }

    private static void Write(StringBuilder page, ThemeReport report)
    {
        page.Append($"\n{report.Theme.Id}  {report.Theme.Names["zh"]}  {report.Theme.Names["en"]}\n");
        Entry(page, "takes", [Amount(report.Quotes, "quote") + $", {report.Inherited} of them inherited"]);
        Entry(page, "evidence", report.Evidence.Select(evidence => $"{evidence.Text} {evidence.Quotes}"));
        var standing = report.Idle.Where(term => term.Quotes > 0);
        Entry(page, "never fires", standing.Select(term => $"{term.Text} (stands in {term.Quotes})"));
        Entry(page, "stands not", report.Idle.Where(term => term.Quotes == 0).Select(term => term.Text));
        if (report.Candidates.Count == 0)
            Entry(page, "may lack", []);
        else
            Table(page, report.Candidates);
    }

    /// <summary>A name, and beside it the items, wrapped between them.</summary>
    private static void Entry(StringBuilder page, string name, IEnumerable<string> items)
    {
        page.Append("  ").Append(name).Append(' ', Margin - 2 - name.Length);
        var left = Columns - Margin;
        var before = "";
        foreach (var item in items.DefaultIfEmpty("—"))
        {
            page.Append(before);
            if (before.Length > 0 && Width(item) + 2 > left)
            {
                page.Append('\n').Append(' ', Margin);
                left = Columns - Margin;
            }
            else if (before.Length > 0)
                page.Append(' ');
            page.Append(item);
            left -= Width(item) + 2;
            before = ",";
        }
        page.Append('\n');
    }

    private static void Table(StringBuilder page, IReadOnlyList<CandidateTerm> candidates)
    {
        var words = Math.Max("word".Length, candidates.Max(candidate => Width(candidate.Word.Word)));
        Row(page, "  may lack", words, "word", ["here", "elsewhere", "G²", "count", "PMI", "entropy"]);
        foreach (var candidate in candidates)
            Row(
                page,
                "",
                words,
                candidate.Word.Word,
                [
                    Whole(candidate.Inside),
                    Whole(candidate.Outside),
                    Broken(candidate.LogLikelihood),
                    Whole(candidate.Word.Count),
                    Broken(candidate.Word.MutualInformation),
                    Broken(candidate.Word.BoundaryEntropy),
                ]
            );
    }

    private static void Row(StringBuilder page, string name, int words, string word, string[] figures)
    {
        page.Append(name).Append(' ', Margin - name.Length);
        page.Append(word).Append(' ', words - Width(word));
        foreach (var (figure, width) in figures.Zip([6, 11, 8, 7, 8, 9]))
            page.Append(figure.PadLeft(width));
        page.Append('\n');
    }

    private static string Amount(int count, string noun) => $"{Whole(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Broken(double? number) => number?.ToString("F2", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>How many columns of a terminal a text takes.</summary>
    private static int Width(string text) => text.EnumerateRunes().Sum(rune => IsWide(rune.Value) ? 2 : 1);

    // The blocks of Unicode Standard Annex 11 that hold wide characters, empty places in them included.
    private static bool IsWide(int rune) =>
        rune
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF01 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x1F300 and <= 0x1FAFF)
                or (>= 0x20000 and <= 0x3FFFD);
}
