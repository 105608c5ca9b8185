using System.Text.RegularExpressions;
using Quotes.Transcripts;

namespace Quotes.Tests.Evaluation;

/// <summary>How Markdown transcripts are read against their own <c>### NAME：</c>.</summary>
public static partial class OwnLabels
{
    /// <summary>Compares a transcript with the labels of its source.</summary>
    /// <returns>How many labels there are, how many turns were read, and how many of those begin at a label.</returns>
    public static (int Labels, int Turns, int Right) Of(ParsedTranscript transcript)
    {
        var source = transcript.Source;
        var own = Label().Matches(source.Value).Select(label => (label.Index, label.Groups[1].Value)).ToHashSet();
        // A voice has every label that it is called by.
        var right = transcript.Turns.Count(turn =>
            transcript
                .Voices[turn.Voice]
                .Labels.Any(label => own.Contains((source.ToUtf16(turn.Label!.Value.Start), label)))
        );
        return (own.Count, transcript.Turns.Count, right);
    }

    [GeneratedRegex(@"^### (.+?)[：: \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex Label();
}
