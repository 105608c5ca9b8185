using System.Security.Cryptography;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes;

/// <summary>
/// A transcript and what its metadata says, read as far as it can be without parsing its turns: cheap, so that all of
/// a folder can be asked who speaks in it before the first is parsed.
/// </summary>
internal sealed class TranscriptFile
{
    private readonly SeedFile _file;
    private readonly DecodedText? _decoded;
    private readonly int _begin;

    private TranscriptFile(SeedFile file, DecodedText? decoded, int begin, Metadata? metadata, string? from) =>
        (_file, _decoded, _begin, Metadata, MetadataFile) = (file, decoded, begin, metadata, from);

    /// <summary>
    /// What is known beside the text, empty where nothing is said; null where the file or what is said is broken. Such
    /// an interview is left out whole: its ids depend on what the metadata says, and would change once it is mended.
    /// </summary>
    public Metadata? Metadata { get; }

    /// <summary>The file that the metadata stands in; null where there is none.</summary>
    public string? MetadataFile { get; }

    /// <summary>The encoding of the file; null where it is in none that is read.</summary>
    public string? Encoding => _decoded?.Encoding;

    /// <summary>Its name below the folder.</summary>
    public string Name => _file.Name;

    /// <summary>The id of the interview: from its metadata, else made of the name of its file.</summary>
    public string Id => Metadata?.Id ?? Slugs.Of(Path.GetFileNameWithoutExtension(_file.Name), "i-");

    /// <summary>Reads a file.</summary>
    /// <param name="file">The transcript.</param>
    /// <param name="yaml">The <c>.yaml</c> beside it; null where there is none.</param>
    /// <param name="problems">Where what is wrong with either is named.</param>
    public static TranscriptFile Read(SeedFile file, SeedFile? yaml, List<Problem> problems)
    {
        if (Decode(file, problems) is not { } decoded)
            return new TranscriptFile(file, null, 0, null, yaml?.Name);
        var before = problems.Count;
        var front = Path.GetExtension(file.Name) == ".md" ? FrontMatter.Find(decoded.Text, file.Name, problems) : null;
        if (front is not null && yaml is not null)
            problems.Add(
                new Problem(
                    file.Name,
                    1,
                    1,
                    $"It has front matter, and {yaml.Name} beside it; expected is one of the two."
                )
            );
        var metadata =
            problems.Count > before ? null
            : front is not null ? MetadataReader.Read(front.Yaml, file.Name, problems)
            : yaml is null ? new Metadata()
            : Decode(yaml, problems) is { } text ? MetadataReader.Read(text.Text, yaml.Name, problems)
            : null;
        return new TranscriptFile(file, decoded, front?.End ?? 0, metadata, front is not null ? file.Name : yaml?.Name);
    }

    /// <summary>Parses its turns.</summary>
    /// <param name="problems">Where it is said why there are none.</param>
    /// <returns>The transcript; null where there is none, or no metadata.</returns>
    public ParsedTranscript? Parse(List<Problem> problems)
    {
        if (_decoded is null || Metadata is null)
            return null;
        var result = ShiftedTranscript.Parse(new SourceText(_decoded.Text), _begin, Metadata);
        problems.AddRange(
            result.Problems.Select(problem => new Problem(
                _file.Name,
                problem.Line,
                problem.Column,
                $"Found {problem.Found}; expected {problem.Expected}."
            ))
        );
        return result.Transcript;
    }

    /// <summary>What is recorded of the file beside the interview that was parsed from it.</summary>
    public SourceFile FactsOf(ParsedTranscript transcript)
    {
        var source = transcript.Source;
        var revision = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(source.Value)));
        return new SourceFile(
            _file.Name,
            _file.Sha256,
            source.CodePoints,
            revision[..12],
            transcript.Family,
            _decoded!.Encoding
        );
    }

    /// <summary>The text of a file; null, and a problem, where it is in no encoding that is read.</summary>
    public static DecodedText? Decode(SeedFile file, List<Problem> problems)
    {
        var (decoded, problem) = file.Decode();
        if (problem is not null)
            problems.Add(problem);
        return decoded;
    }
}
