using System.Security.Cryptography;
using System.Text;
using Quotes.Storage;
using Quotes.Themes;
using Quotes.Transcripts;

namespace Quotes;

/// <summary>
/// Seeds into a corpus: read, parsed, tagged, stored. What cannot be read is named and left out; the rest is served.
/// </summary>
public sealed class Importer
{
    /// <summary>
    /// Raised by one wherever the same seeds begin to give another corpus; part of the corpus version.
    /// </summary>
    private const int Rules = 4;

    /// <summary>The name of the file of themes in the seeds folder.</summary>
    public const string ThemesFile = "themes.yaml";

    internal static readonly string[] Extensions = [".txt", ".md", ".srt", ".vtt"];

    internal static string IsNoSeed { get; } =
        $"It is neither a transcript ({string.Join(", ", Extensions)}) nor the .yaml of one.";

    private readonly SeedFolder _seeds;
    private readonly List<Problem> _problems;

    private Importer(SeedFolder seeds) => (_seeds, _problems) = (seeds, [.. seeds.Problems]);

    /// <summary>
    /// Opens the corpus of a seeds folder: the one in the data folder where nothing has changed, else a new one.
    /// </summary>
    /// <param name="seedsFolder">
    /// The folder of transcripts; where no corpus can be built of it, the one from before is served.
    /// </param>
    /// <param name="publication">The data folder.</param>
    /// <param name="allowDrop">Whether a corpus may be published that has lost more than half of its quotes.</param>
    /// <exception cref="PublicationException">There is no corpus to serve; the message says why.</exception>
    public static QuoteStore Open(string seedsFolder, Publication publication, bool allowDrop)
    {
        try
        {
            if (!Directory.Exists(seedsFolder))
                throw new PublicationException($"There is no seeds folder {seedsFolder}.");
            var seeds = SeedFolder.Read(seedsFolder);
            return publication.TryOpen(seeds.Digest)
                ?? publication.Publish(seeds.Digest, allowDrop, file => new Importer(seeds).Import(file));
        }
        catch (Exception failure) when (failure is PublicationException or IOException or UnauthorizedAccessException)
        {
            return OpenPrevious(publication, failure.Message);
        }
    }

    /// <summary>The corpus from before, which names the reason among its problems.</summary>
    private static QuoteStore OpenPrevious(Publication publication, string reason)
    {
        var store = publication.TryOpen(seeds: null);
        if (store is null)
            throw new PublicationException($"{reason} There is no corpus from before to serve instead.");
        store.Notice = new Problem(".", 1, 1, $"The corpus from before is served. {reason}");
        return store;
    }

    private void Import(string file)
    {
        var catalogue = ReadThemes();
        var interviews = ReadInterviews(new ThemeTagger(catalogue));
        CorpusWriter.Write(
            file,
            VersionOf(_seeds.Digest),
            Totals.OfThemes(catalogue.Themes, interviews),
            Totals.OfSpeakers(interviews),
            interviews,
            [.. _problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)]
        );
    }

    private ThemeCatalogue ReadThemes()
    {
        var file = _seeds.Files.FirstOrDefault(file => file.Name == ThemesFile);
        if (file is null)
            _problems.Add(new Problem(ThemesFile, 1, 1, "The file is missing; no quote carries a theme."));
        return file is not null && Decode(file) is { } text
            ? ThemeCatalogue.Read(text, ThemesFile, _problems)
            : ThemeCatalogue.Empty;
    }

    /// <summary>The interviews, in the order of their ids.</summary>
    private List<ImportedInterview> ReadInterviews(ThemeTagger tagger)
    {
        var interviews = new SortedDictionary<string, ImportedInterview>(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, Metadata>(StringComparer.Ordinal);
        foreach (var file in _seeds.Files.Where(file => !IsTranscript(file.Name)))
            CheckBelongs(file);
        var transcripts = _seeds
            .Files.Where(file => IsTranscript(file.Name))
            .Select(file => (File: file, Read: TranscriptFile.Read(file, MetadataOf(file), _problems)))
            .ToArray();
        var index = SpeakerIndex.Of(transcripts.Select(transcript => transcript.Read.Metadata).OfType<Metadata>());
        foreach (var (file, transcript) in transcripts)
        {
            if (ReadInterview(transcript, index, tagger) is not { } read)
                continue;
            if (!names.TryAdd(file.Sha256, file.Name))
                Add(file, 1, 1, $"It is the same, byte for byte, as {names[file.Sha256]}.");
            else if (!interviews.TryAdd(read.Interview.Id, read))
                Add(
                    file,
                    1,
                    1,
                    $"Its id {read.Interview.Id} is taken by another interview; set another in its metadata."
                );
            else
                metadata.Add(read.Interview.Id, transcript.Metadata!);
        }
        var events = Alternates.Find(metadata, _problems);
        if (transcripts.Length == 0)
            _problems.Add(new Problem(".", 1, 1, $"The folder holds no transcript ({string.Join(", ", Extensions)})."));
        return [.. interviews.Values.Select(read => read with { Event = events.GetValueOrDefault(read.Interview.Id) })];
    }

    /// <summary>One interview; null, and problems, where it cannot be read.</summary>
    private ImportedInterview? ReadInterview(TranscriptFile file, SpeakerIndex index, ThemeTagger tagger)
    {
        if (file.Parse(_problems) is not { } transcript)
            return null;
        var source = transcript.Source;
        var themes = transcript
            .Turns.Where(turn => !turn.IsQuestion)
            .SelectMany(turn =>
                tagger.Tag(
                    source,
                    turn.Answers is { } asked ? transcript.Turns[asked].Span : null,
                    [.. turn.Sentences.Select(sentence => sentence.Span)]
                )
            );
        var quoted = transcript.Quotations.SelectMany(quotation => tagger.Tag(source, null, [quotation.Span]));
        return new InterviewBuilder(
            file.Id,
            transcript,
            file.Metadata!,
            file.FactsOf(transcript),
            index,
            [.. themes],
            [.. quoted]
        ).Build();
    }

    private SeedFile? MetadataOf(SeedFile transcript)
    {
        var name = Path.ChangeExtension(transcript.Name, ".yaml");
        return _seeds.Files.FirstOrDefault(other => other.Name == name);
    }

    private void CheckBelongs(SeedFile file)
    {
        if (file.Name == ThemesFile || file.Name is "README.md" or "LICENSE")
            return;
        var isMetadata = Path.GetExtension(file.Name) == ".yaml";
        var hasTranscript = Extensions.Any(end =>
            _seeds.Files.Any(f => f.Name == Path.ChangeExtension(file.Name, end))
        );
        if (!isMetadata)
            Add(file, 1, 1, IsNoSeed);
        else if (!hasTranscript)
        {
            Add(file, 1, 1, "It stands beside no transcript of the same name.");
            if (Decode(file) is { } text)
                MetadataReader.Read(text, file.Name, _problems);
        }
    }

    private string? Decode(SeedFile file)
    {
        var (decoded, problem) = file.Decode();
        if (problem is not null)
            _problems.Add(problem);
        return decoded?.Text;
    }

    private void Add(SeedFile file, int line, int column, string message) =>
        _problems.Add(new Problem(file.Name, line, column, message));

    internal static bool IsTranscript(string name) =>
        name != "README.md" && Extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal);

    /// <summary>The version of the corpus that seeds give: 16 hexadecimal digits, the same on every machine.</summary>
    private static string VersionOf(string seeds) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Rules}\n{seeds}")))[..16];
}
