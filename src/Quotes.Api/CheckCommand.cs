using System.Globalization;
using System.Text;
using Quotes.Transcripts;

namespace Quotes.Api;

/// <summary>
/// The command <c>check</c>: says to an editor, before a transcript is published, what an import would make of it, and
/// every problem with its place.
/// </summary>
internal static class CheckCommand
{
    private const int ShownTurns = 6;
    private const int ShownWords = 60;

    private const string Usage = """
        usage: check FILE…

        Says of each file what an import would make of it: a transcript (.txt, .md, .srt, .vtt), the .yaml of
        one, or themes.yaml. A transcript is read with the .yaml beside it. Nothing is stored. Problems are
        lines of the form file:line:column: message, behind what is told of their file.

        exit code: 0 all in order, 1 there is a problem, 2 wrong usage

        """;

    /// <summary>Reports on files.</summary>
    /// <param name="args">The files; <c>--help</c> tells of the command, <c>--</c> ends the options.</param>
    /// <returns>The exit code: 0, 1 where there is a problem, 2 on wrong usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        // Chinese is to be read whatever the locale of the shell.
        Console.OutputEncoding = new UTF8Encoding(false);
        var options = args.TakeWhile(arg => arg != "--").Where(arg => arg.StartsWith('-')).ToArray();
        if (options.Contains("--help") || options.Contains("-h"))
        {
            await Console.Out.WriteAsync(Usage);
            return 0;
        }
        var files = args.TakeWhile(arg => arg != "--").Concat(args.SkipWhile(arg => arg != "--").Skip(1)).ToArray();
        if (options.Length > 0 || files.Length == 0)
        {
            if (options.Length > 0)
                await Console.Error.WriteLineAsync($"There is no option {Shown(options[0])}.");
            await Console.Error.WriteAsync(Usage);
            return 2;
        }
        var code = 0;
        foreach (var file in files)
        {
            var check = SeedCheck.Of(file);
            await Console.Out.WriteAsync(Write(check));
            code = check.Problems.Count > 0 ? 1 : code;
        }
        return code;
    }

    private static string Write(SeedCheck check)
    {
        var page = new StringBuilder();
        page.Append($"{Shown(check.File)}\n");
        if (check.Encoding is not null)
            page.Entry("encoding", [check.Encoding]);
        if (check.Interview is { } interview)
            Write(page, interview, check.Metadata!);
        if (check.MetadataFile is { } from)
            page.Entry("metadata", [Shown(from), .. KeysOf(check.Metadata)]);
        page.Entry("problems", check.Problems.Count == 0 ? [] : [ReportPage.Whole(check.Problems.Count)]);
        foreach (var problem in check.Problems)
            page.Append($"{Shown(problem.File)}:{problem.Line}:{problem.Column}: {Shown(problem.Message)}\n");
        return page.Append('\n').ToString();
    }

    private static void Write(StringBuilder page, ImportedInterview imported, Metadata metadata)
    {
        var interview = imported.Interview;
        page.Entry("family", [interview.Source.Family]);
        page.Entry("form", [Stated(interview.Form, metadata.Form)]);
        page.Entry("language", [Stated(interview.Language, metadata.Language)]);
        page.Entry("id", [Stated(interview.Id, metadata.Id)]);
        page.Entry("title", [Shown(interview.Title)]);
        page.Entry("outlet", interview.Outlet is null ? [] : [Shown(interview.Outlet)]);
        page.Entry("authors", interview.Authors.Select(Shown));
        page.Entry("editors", interview.Editors.Select(Shown));
        page.Entry("conducted", interview.Conducted is null ? [] : [interview.Conducted]);
        page.Entry("published", interview.Published is null ? [] : [interview.Published]);
        page.Lines("speakers", interview.Speakers.Select((speaker, i) => Described(speaker, imported.Speakers[i])));
        var silent = metadata.Speakers.Where(speaker =>
            imported.Speakers.All(voice => voice.Name != speaker.Name && !voice.Aliases.Contains(speaker.Name))
        );
        if (silent.Any())
            page.Entry("no turn of", silent.Select(speaker => Shown(speaker.Name)));
        page.Lines("sections", interview.Sections.Select(section => Shown(section.Heading)));
        var turns = imported.Questions.Count + imported.Answers.Count;
        page.Entry(
            "counts",
            [
                ReportPage.Amount(turns, "turn"),
                ReportPage.Amount(imported.Questions.Count, "question"),
                ReportPage.Amount(imported.Answers.Count, "answer"),
                ReportPage.Amount(imported.Quotes.Count, "quote"),
            ]
        );
        page.Lines("turns", FirstTurns(imported));
    }

    private static string Described(Participant participant, Speaker speaker) =>
        $"{Shown(participant.Name)} ({speaker.Id}), {participant.Role}: {Shown(participant.Evidence)}";

    private static string Stated(string value, string? stated) =>
        stated is null ? value : $"{value} (the metadata says so)";

    private static IEnumerable<string> FirstTurns(ImportedInterview imported) =>
        imported
            .Questions.Select(question => (question.Span.Start, Mark: "Q", question.Speaker, question.Text))
            .Concat(imported.Answers.Select(answer => (answer.Span.Start, Mark: "A", answer.Speaker, answer.Text)))
            .OrderBy(turn => turn.Start)
            .Take(ShownTurns)
            .Select(turn => $"{turn.Mark} {Shown(turn.Speaker.Name)}: {Beginning(turn.Text)}");

    /// <summary>As much of the first line of a turn as a line of the report holds.</summary>
    private static string Beginning(string text)
    {
        var line = text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? text[..end] : text;
        var (shown, width) = (new StringBuilder(), 0);
        foreach (var rune in line.EnumerateRunes())
        {
            if ((width += ReportPage.Width(rune.ToString())) > ShownWords)
                break;
            shown.Append(rune.ToString());
        }
        return Shown(shown.ToString()) + (shown.Length < text.TrimEnd().Length ? "…" : "");
    }

    private static IEnumerable<string> KeysOf(Metadata? metadata) =>
        metadata is null
            ? ["not in order"]
            : new (string Key, bool Is)[]
            {
                ("id", metadata.Id is not null),
                ("title", metadata.Title is not null),
                ("form", metadata.Form is not null),
                ("language", metadata.Language is not null),
                ("outlet", metadata.Outlet is not null),
                ("column", metadata.Column is not null),
                ("authors", metadata.Authors is not null),
                ("editors", metadata.Editors is not null),
                ("conducted", metadata.Conducted is not null),
                ("published", metadata.Published is not null),
                ("url", metadata.Url is not null),
                ("page", metadata.Page is not null),
                ("rights", metadata.Rights is not null),
                ("event", metadata.Event is not null),
                ("alternateOf", metadata.AlternateOf is not null),
                ("speakers", metadata.Speakers.Count > 0),
            }
                .Where(entry => entry.Is)
                .Select(entry => entry.Key);

    /// <summary>A text with what a terminal would obey, or hide, written out.</summary>
    private static string Shown(string text) =>
        string.Concat(
            text.EnumerateRunes()
                .Select(rune =>
                    Rune.GetUnicodeCategory(rune)
                        is UnicodeCategory.Control
                            or UnicodeCategory.Format
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                            or UnicodeCategory.Surrogate
                        ? $"\\u{{{rune.Value:X4}}}"
                        : rune.ToString()
                )
        );
}
