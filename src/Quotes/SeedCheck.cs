using Quotes.Themes;
using Quotes.Transcripts;

namespace Quotes;

/// <summary>What an import would make of one file, for an editor before it is published. Nothing is stored.</summary>
/// <param name="File">The file, as it was named.</param>
/// <param name="Encoding">Its encoding; null where it is in none that is read, or could not be read at all.</param>
/// <param name="Interview">The interview; null where the file is none.</param>
/// <param name="Metadata">What is said beside the text; null where nothing is, or where it is broken.</param>
/// <param name="MetadataFile">Where it stands; null where there is none.</param>
/// <param name="Problems">All that is wrong with the file and with its metadata, in the order of their places.</param>
public sealed record SeedCheck(
    string File,
    string? Encoding,
    ImportedInterview? Interview,
    Metadata? Metadata,
    string? MetadataFile,
    IReadOnlyList<Problem> Problems
)
{
    /// <summary>Checks a file, wherever it stands: a transcript, the <c>.yaml</c> of one, or themes.</summary>
    public static SeedCheck Of(string file)
    {
        var problems = new List<Problem>();
        var check =
            Read(file, problems) is not { } read ? new SeedCheck(file, null, null, null, null, problems)
            : Path.GetFileName(file) == Importer.ThemesFile ? OfThemes(read, problems)
            : Path.GetExtension(file) == ".yaml" ? OfMetadata(read, problems)
            : OfTranscript(read, problems);
        return check with
        {
            Problems = [.. problems.OrderBy(p => p.File == file ? 0 : 1).ThenBy(p => p.Line).ThenBy(p => p.Column)],
        };
    }

    private static SeedCheck OfThemes(SeedFile file, List<Problem> problems)
    {
        var decoded = TranscriptFile.Decode(file, problems);
        if (decoded is not null)
            ThemeCatalogue.Read(decoded.Text, file.Name, problems);
        return new SeedCheck(file.Name, decoded?.Encoding, null, null, null, problems);
    }

    private static SeedCheck OfMetadata(SeedFile file, List<Problem> problems)
    {
        var decoded = TranscriptFile.Decode(file, problems);
        var metadata = decoded is null ? null : MetadataReader.Read(decoded.Text, file.Name, problems);
        if (!Importer.Extensions.Any(end => System.IO.File.Exists(Path.ChangeExtension(file.Name, end))))
            problems.Add(new Problem(file.Name, 1, 1, "It stands beside no transcript of the same name."));
        return new SeedCheck(file.Name, decoded?.Encoding, null, metadata, file.Name, problems);
    }

    private static SeedCheck OfTranscript(SeedFile file, List<Problem> problems)
    {
        if (!Importer.IsTranscript(Path.GetFileName(file.Name)))
        {
            problems.Add(new Problem(file.Name, 1, 1, Importer.IsNoSeed));
            return new SeedCheck(file.Name, null, null, null, null, problems);
        }
        var beside = Path.ChangeExtension(file.Name, ".yaml");
        var yaml = Path.Exists(beside) ? Read(beside, problems) : null;
        var read = TranscriptFile.Read(file, yaml, problems);
        var interview = read.Parse(problems) is { } transcript ? Build(read, transcript) : null;
        return new SeedCheck(file.Name, read.Encoding, interview, read.Metadata, read.MetadataFile, problems);
    }

    private static ImportedInterview Build(TranscriptFile file, ParsedTranscript transcript) =>
        new InterviewBuilder(
            file.Id,
            transcript,
            file.Metadata!,
            file.FactsOf(transcript),
            SpeakerIndex.Of([file.Metadata!]),
            [.. transcript.Turns.SelectMany(turn => turn.Sentences).Select(_ => Array.Empty<ThemeTag>())],
            [.. transcript.Quotations.Select(_ => Array.Empty<ThemeTag>())]
        ).Build();

    private static SeedFile? Read(string file, List<Problem> problems)
    {
        try
        {
            FileSystemInfo entry = Directory.Exists(file) ? new DirectoryInfo(file) : new FileInfo(file);
            var folder = Path.GetDirectoryName(entry.FullName) ?? entry.FullName;
            var (seed, reason) = entry.Exists ? SeedFolder.Look(entry, folder, file) : (null, "There is no such file.");
            if (seed?.Digested() is { } digested)
                return digested;
            problems.Add(new Problem(file, 1, 1, reason ?? SeedFolder.IsUnreadable));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add(new Problem(file, 1, 1, "There is no such file."));
        }
        return null;
    }
}
