using System.Text.RegularExpressions;
using Quotes.Tests.Evaluation;
using Quotes.Text;
using Quotes.Transcripts;

namespace Quotes.Tests.Transcripts;

/// <summary>The transcripts of QUOTES_CORPUS, each against its own labels.</summary>
public sealed partial class ArchiveTests
{
    [Fact]
    public void Every_transcript_of_the_archive_is_read_turn_by_turn()
    {
        var folder = Environment.GetEnvironmentVariable("QUOTES_CORPUS");
        Assert.SkipWhen(folder is null, "QUOTES_CORPUS is not set");
        var (labels, turns, right) = (0, 0, 0);
        foreach (var file in Directory.GetFiles(folder, "*.md"))
        {
            var source = new SourceText(File.ReadAllText(file));
            var transcript = TranscriptParser.Parse(source).Transcript;
            Assert.True(transcript is not null, file);
            Exactly.Stands(transcript);
            var own = OwnLabels.Of(transcript);
            (labels, turns, right) = (labels + own.Labels, turns + own.Turns, right + own.Right);
            Assert.DoesNotContain(
                transcript.Turns.SelectMany(turn => turn.Sentences),
                sentence => Marked().IsMatch(sentence.Text)
            );
        }

        Assert.True(right >= .9999 * turns, $"precision: {right} of {turns}");
        Assert.True(right >= .9999 * labels, $"recall: {right} of {labels}");
        Assert.True(turns > 0);
    }

    [GeneratedRegex(@"^(#+ |>)")]
    private static partial Regex Marked();
}
