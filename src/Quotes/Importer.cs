using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Quotes.Storage;
using Quotes.Themes;
using Quotes.Transcripts;

namespace Quotes;

/// <summary>
/// Seeds into a corpus: read, parsed, tagged, stored. What cannot be read is named and left out; the rest is served.
/// What the corpus before holds of the same bytes is taken over from it.
/// </summary>
public sealed class Importer
{
    /// <summary>
    /// Raised by one wherever the same seeds begin to give another corpus; part of the corpus version.
    /// </summary>
    private const int Rules = 5;

    /// <summary>The name of the file of themes in the seeds folder.</summary>
    public const string ThemesFile = "themes.yaml";

    internal static readonly string[] Extensions = [".txt", ".md", ".srt", ".vtt"];

    internal static readonly string IsNoSeed =
        $"It is neither a transcript ({string.Join(", ", Extensions)}) nor the .yaml of one.";

    private readonly SeedFolder _seeds;
    private readonly Dictionary<string, SeedFile> _files;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly List<Problem> _problems;

    private Importer(SeedFolder seeds, IProgress<ImportProgress>? progress)
    {
        (_seeds, _progress, _problems) = (seeds, progress, [.. seeds.Problems]);
        _files = seeds.Files.ToDictionary(file => file.Name, StringComparer.Ordinal);
    }

    /// <summary>
    /// Opens the corpus of a seeds folder: the one in the data folder where nothing has changed, else a new one.
    /// </summary>
    /// <param name="seedsFolder">
    /// The folder of transcripts; where no corpus can be built of it, the one from before is served.
    /// </param>
    /// <param name="publication">The data folder.</param>
    /// <param name="allowDrop">Whether a corpus may be published that has lost more than half of its quotes.</param>
    /// <param name="progress">Told how far a build has come.</param>
    /// <exception cref="PublicationException">There is no corpus to serve; the message says why.</exception>
    public static QuoteStore Open(
        string seedsFolder,
        Publication publication,
        bool allowDrop,
        IProgress<ImportProgress>? progress = null
    ) => Open(() => Look(seedsFolder), publication, allowDrop, progress);

    /// <inheritdoc cref="Open(string, Publication, bool, IProgress{ImportProgress})"/>
    /// <param name="look">Looks at the folder.</param>
    public static QuoteStore Open(
        Func<SeedFolder> look,
        Publication publication,
        bool allowDrop,
        IProgress<ImportProgress>? progress
    )
    {
        try
        {
            return Publish(look(), publication, allowDrop, progress);
        }
        catch (Exception failure) when (failure is PublicationException or IOException or UnauthorizedAccessException)
        {
            return OpenPrevious(publication, failure.Message);
        }
    }

    /// <summary>Looks at a seeds folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="before">An earlier look at it.</param>
    /// <exception cref="PublicationException">There is none.</exception>
    public static SeedFolder Look(string folder, SeedFolder? before = null) =>
        Directory.Exists(folder)
            ? SeedFolder.Read(folder, before)
            : throw new PublicationException($"There is no seeds folder {folder}.");

    /// <summary>Opens the corpus of seeds that were looked at, building it where it does not stand ready.</summary>
    /// <exception cref="PublicationException">It is not fit to be served; the corpus before stays.</exception>
    /// <exception cref="IOException">
    /// A seed was changed while it was read, or the data folder cannot be written.
    /// </exception>
    public static QuoteStore Publish(
        SeedFolder seeds,
        Publication publication,
        bool allowDrop,
        IProgress<ImportProgress>? progress
    ) =>
        publication.TryOpen(seeds.Digest)
        ?? publication.Publish(
            seeds.Digest,
            allowDrop,
            (file, before) =>
            {
                try
                {
                    return new Importer(seeds, progress).Import(file, before);
                }
                catch (NoRoomException)
                {
                    File.Delete(file);
                    return new Importer(seeds, progress).Import(file, null);
                }
            }
        );

    /// <summary>The corpus from before, which names the reason among its problems.</summary>
    private static QuoteStore OpenPrevious(Publication publication, string reason)
    {
        var store = publication.TryOpen(seeds: null);
        if (store is null)
            throw new PublicationException($"{reason} There is no corpus from before to serve instead.");
        store.Distrust(reason);
        return store;
    }

    /// <returns>The ids of the interviews taken out of the corpus before; null where it was built whole.</returns>
    private IReadOnlyList<string>? Import(string file, string? before)
    {
        var themes = _files.GetValueOrDefault(ThemesFile);
        var catalogue = ReadThemes(themes);
        CheckOthers();
        var known = before is null ? [] : CorpusWriter.ReadSeeds(before, themes?.Sha256);
        var claims = Claims(known);
        var index = SpeakerIndex.Of(claims.Select(claim => claim.Metadata).OfType<Metadata>());
        var plan = ImportPlan.Of(claims, known, index);
        var isWhole = known.Count == 0 || plan.IsLarge;
        if (isWhole)
            plan = ImportPlan.Of([.. claims.Select(claim => claim with { Known = null })], [], index);
        using var writer = isWhole ? CorpusWriter.Create(file, catalogue.Themes) : CorpusWriter.Revise(before!, file);
        var reader = new InterviewReader(new ThemeTagger(catalogue), index);
        var records = plan.Kept.Concat(plan.Refused).Concat(Write(writer, plan, reader)).ToArray();
        _problems.AddRange(records.SelectMany(record => record.Problems));
        writer.Finish(
            VersionOf(_seeds.Digest),
            themes?.Sha256,
            [.. records.OrderBy(record => record.File, StringComparer.Ordinal)],
            EventsOf(claims, records),
            [.. _problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)]
        );
        return isWhole ? null : plan.Removed;
    }

    /// <summary>Takes out what goes, reads what is new over all cores and puts it in.</summary>
    private List<SeedRecord> Write(CorpusWriter writer, ImportPlan plan, InterviewReader reader)
    {
        foreach (var id in plan.Removed)
            writer.Remove(id);
        var records = new List<SeedRecord>();
        foreach (var (rows, record) in InOrder.Make(plan.Fresh, reader.Read))
        {
            if (rows is not null)
                writer.Add(rows);
            records.Add(record);
            _progress?.Report(new ImportProgress(records.Count, plan.Fresh.Count));
        }
        return records;
    }

    private IReadOnlyDictionary<string, string> EventsOf(IReadOnlyList<Claim> claims, IEnumerable<SeedRecord> records)
    {
        var served = records.Where(record => record.IsServed).Select(record => record.File).ToHashSet();
        return Alternates.Find(
            claims.Where(claim => served.Contains(claim.File.Name)).ToDictionary(c => c.Id!, c => c.Metadata!),
            _problems
        );
    }

    private ThemeCatalogue ReadThemes(SeedFile? file)
    {
        if (file is null)
            _problems.Add(new Problem(ThemesFile, 1, 1, "The file is missing; no quote carries a theme."));
        return file is not null && TranscriptFile.Decode(file, _problems) is { } decoded
            ? ThemeCatalogue.Read(decoded.Text, ThemesFile, _problems)
            : ThemeCatalogue.Empty;
    }

    /// <summary>The transcripts in the order of their names, each with the id that it claims.</summary>
    private IReadOnlyList<Claim> Claims(IReadOnlyList<SeedRecord> known)
    {
        var records = known.ToDictionary(record => record.File, StringComparer.Ordinal);
        return [.. InOrder.Make(_seeds.Files.Where(file => IsTranscript(file.Name)), file => ClaimOf(file, records))];
    }

    private Claim ClaimOf(SeedFile file, Dictionary<string, SeedRecord> records)
    {
        var beside = _files.GetValueOrDefault(Path.ChangeExtension(file.Name, ".yaml"));
        if (
            records.GetValueOrDefault(file.Name) is { } known
            && known.Sha256 == file.Sha256
            && known.Beside == beside?.Sha256
            // What was refused may be read now, and must be known for that.
            && known.IsRead
        )
            return new Claim(file, beside, known, OfJson(known.Metadata!), known.Interview, []);
        var problems = new List<Problem>();
        var read = TranscriptFile.Read(file, beside, problems);
        return new Claim(file, beside, null, read.Metadata, read.Metadata is null ? null : read.Id, problems);
    }

    private static Metadata OfJson(string json) => JsonSerializer.Deserialize(json, QuotesJson.Verbatim.Metadata)!;

    /// <summary>Names what is neither a transcript nor anything that belongs to one.</summary>
    private void CheckOthers()
    {
        foreach (var file in _seeds.Files.Where(file => !IsTranscript(file.Name)))
            CheckBelongs(file);
        if (!_seeds.Files.Any(file => IsTranscript(file.Name)))
            _problems.Add(new Problem(".", 1, 1, $"The folder holds no transcript ({string.Join(", ", Extensions)})."));
    }

    private void CheckBelongs(SeedFile file)
    {
        if (file.Name == ThemesFile || file.Name is "README.md" or "LICENSE")
            return;
        var hasTranscript = Extensions.Any(end => _files.ContainsKey(Path.ChangeExtension(file.Name, end)));
        if (Path.GetExtension(file.Name) != ".yaml")
            Add(file, IsNoSeed);
        else if (!hasTranscript)
        {
            Add(file, "It stands beside no transcript of the same name.");
            if (TranscriptFile.Decode(file, _problems) is { } decoded)
                MetadataReader.Read(decoded.Text, file.Name, _problems);
        }
    }

    private void Add(SeedFile file, string message) => _problems.Add(new Problem(file.Name, 1, 1, message));

    internal static bool IsTranscript(string name) =>
        name != "README.md" && Extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal);

    /// <summary>The version of the corpus that seeds give: 16 hexadecimal digits, the same on every machine.</summary>
    private static string VersionOf(string seeds) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Rules}\n{seeds}")))[..16];
}
