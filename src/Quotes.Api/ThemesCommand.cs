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
    /// <summary>Reports on the corpus that the server would open with the same settings.</summary>
    /// <param name="args">Settings on the command line, such as <c>--Quotes:Seeds=folder</c>.</param>
    /// <returns>The exit code: 0, or 1 where there is no corpus or no <c>themes.yaml</c>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // Chinese is to be read whatever the locale of the shell.
        Console.OutputEncoding = Encoding.UTF8;
        var settings = SettingsRegistration.Of(args);
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
        var (decoded, undecoded) = file.Decode();
        if (undecoded is not null)
            problems.Add(undecoded);
        var reports = decoded is null ? [] : ThemeReport.Read(decoded.Text, file.Name, quotes, problems);
        foreach (var problem in problems)
            await Console.Error.WriteLineAsync($"{problem.File}:{problem.Line}:{problem.Column}: {problem.Message}");
        await Console.Out.WriteAsync(Write(reports, quotes.Count));
        return 0;
    }

    private static string Write(IReadOnlyList<ThemeReport> reports, int quotes)
    {
        var page = new StringBuilder();
        page.Append($"{ReportPage.Amount(reports.Count, "theme")} over {ReportPage.Amount(quotes, "quote")}\n");
        foreach (var report in reports)
            Write(page, report);
        return page.ToString();
    }

    private static void Write(StringBuilder page, ThemeReport report)
    {
        page.Append($"\n{report.Theme.Id}  {report.Theme.Names["zh"]}  {report.Theme.Names["en"]}\n");
        ReportPage.Entry(
            page,
            "takes",
            [ReportPage.Amount(report.Quotes, "quote") + $", {report.Inherited} of them inherited"]
        );
        ReportPage.Entry(page, "evidence", report.Evidence.Select(evidence => $"{evidence.Text} {evidence.Quotes}"));
        var standing = report.Idle.Where(term => term.Quotes > 0);
        ReportPage.Entry(page, "never fires", standing.Select(term => $"{term.Text} (stands in {term.Quotes})"));
        ReportPage.Entry(page, "stands not", report.Idle.Where(term => term.Quotes == 0).Select(term => term.Text));
        if (report.Candidates.Count == 0)
            ReportPage.Entry(page, "may lack", []);
        else
            Table(page, report.Candidates);
    }

    private static void Table(StringBuilder page, IReadOnlyList<CandidateTerm> candidates)
    {
        var words = Math.Max("word".Length, candidates.Max(candidate => ReportPage.Width(candidate.Word.Word)));
        Row(page, "  may lack", words, "word", ["here", "elsewhere", "G²", "count", "PMI", "entropy"]);
        foreach (var candidate in candidates)
            Row(
                page,
                "",
                words,
                candidate.Word.Word,
                [
                    ReportPage.Whole(candidate.Inside),
                    ReportPage.Whole(candidate.Outside),
                    Broken(candidate.LogLikelihood),
                    ReportPage.Whole(candidate.Word.Count),
                    Broken(candidate.Word.MutualInformation),
                    Broken(candidate.Word.BoundaryEntropy),
                ]
            );
    }

    private static void Row(StringBuilder page, string name, int words, string word, string[] figures)
    {
        page.Append(name).Append(' ', ReportPage.Margin - name.Length);
        page.Append(word).Append(' ', words - ReportPage.Width(word));
        foreach (var (figure, width) in figures.Zip([6, 11, 8, 7, 8, 9]))
            page.Append(figure.PadLeft(width));
        page.Append('\n');
    }

    private static string Broken(double? number) => number?.ToString("F2", CultureInfo.InvariantCulture) ?? "—";
}
