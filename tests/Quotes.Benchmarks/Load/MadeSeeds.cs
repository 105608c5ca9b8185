using System.Globalization;
using System.Text;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Benchmarks.Load;

/// <summary>
/// A seeds folder of as many quotes as asked for: the transcripts of <c>QUOTES_CORPUS</c>, or the first seed, as they
/// are, then again and again with renamed speakers and shuffled sentences. The same number gives the same bytes.
/// </summary>
/// <param name="Folder">The folder.</param>
/// <param name="Quotes">About how many quotes it gives.</param>
/// <param name="Files">How many transcripts.</param>
internal sealed record MadeSeeds(string Folder, int Quotes, int Files)
{
    // Raised where the same number comes to give other bytes. The seeds folder passes over files that begin with a dot.
    private const string Mark = ".made-1";

    /// <summary>Makes the folder, or takes the one that an earlier run has left.</summary>
    public static MadeSeeds Of(int quotes, string parent)
    {
        var source = Corpora.Folder is null ? "seed" : "corpus";
        var folder = Path.Combine(parent, $"{source}-{quotes}");
        var mark = Path.Combine(folder, Mark);
        if (File.Exists(mark) && File.ReadAllText(mark).Split(' ') is [var made, var files])
            return new MadeSeeds(folder, Number(made), Number(files));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        File.Copy(Corpora.Checkout("seeds/themes.yaml"), Path.Combine(folder, "themes.yaml"));
        var seeds = Write(quotes, folder);
        File.WriteAllText(mark, string.Create(CultureInfo.InvariantCulture, $"{seeds.Quotes} {seeds.Files}"));
        return seeds;
    }

    private static MadeSeeds Write(int quotes, string folder)
    {
        var sources = Corpora.Folder is { } corpus
            ? Directory.GetFiles(corpus, "*.md").Order(StringComparer.Ordinal).ToArray()
            : Directory.GetFiles(Corpora.Checkout("seeds"), "*.txt");
        // Neighbours in the archive are alike; a small corpus is to hold something of every year.
        new Random(quotes).Shuffle(sources);
        var (made, files) = (0, 0);
        for (var copy = 0; made < quotes; copy++)
        {
            foreach (var source in sources.TakeWhile(_ => made < quotes))
            {
                Children.ThrowIfInterrupted();
                var text = new SourceText(File.ReadAllText(source));
                if (TranscriptParser.Parse(text).Transcript is not { } transcript)
                    continue;
                var name = Path.GetFileNameWithoutExtension(source);
                if (copy == 0)
                    File.Copy(source, Path.Combine(folder, Path.GetFileName(source)));
                else
                    File.WriteAllText(Path.Combine(folder, $"{name}-{copy}.md"), Rewrite(transcript, name, copy));
                made += transcript.Turns.Sum(turn => turn.Sentences.Count) + transcript.Quotations.Count;
                files++;
            }
            if (made == 0)
                throw new InvalidOperationException("None of the transcripts holds a quote.");
        }
        return new MadeSeeds(folder, made, files);
    }

    /// <summary>The turns of a transcript, under other names and with their sentences in another order.</summary>
    private static string Rewrite(ParsedTranscript transcript, string name, int copy)
    {
        var sentences = transcript.Turns.SelectMany(turn => turn.Sentences).Select(s => s.Text).ToArray();
        new Random(copy).Shuffle(sentences);
        var text = new StringBuilder($"# {name} {copy}\n");
        var at = 0;
        foreach (var turn in transcript.Turns)
        {
            var words = turn.IsQuestion
                ? turn.Text.Trim()
                : string.Concat(sentences.AsSpan(at, turn.Sentences.Count).ToArray());
            at += turn.Sentences.Count;
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n### {transcript.Voices[turn.Voice].Name} {copy}：\n{words}\n"
            );
        }
        return text.ToString();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
