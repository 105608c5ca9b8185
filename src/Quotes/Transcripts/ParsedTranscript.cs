using Quotes.Text;

namespace Quotes.Transcripts;

/// <summary>A transcript as the parser read it. Every span counts code points of <paramref name="Source"/>.</summary>
/// <param name="Source">The verbatim text.</param>
/// <param name="Family">How its turns are marked, such as <c>name-colon</c>.</param>
/// <param name="Form"><c>interview</c>, <c>conversation</c> or <c>speech</c>.</param>
/// <param name="Title">The headline; null when there is none.</param>
/// <param name="Sources">What follows 来源： and the like.</param>
/// <param name="Authors">The byline's authors, one passage a name.</param>
/// <param name="Editors">The byline's editors, one passage a name.</param>
/// <param name="Lede">
/// The introduction before the first turn, from its first to its last character; null when there is none.
/// </param>
/// <param name="Headings">The section headings, in order.</param>
/// <param name="Voices">Who speaks, in the order of their first turns.</param>
/// <param name="Turns">The turns, in order.</param>
/// <param name="Quotations">Speech quoted in the lede, in order.</param>
/// <param name="Nodes">The whole text, cut into nodes without gap or overlap.</param>
public sealed record ParsedTranscript(
    SourceText Source,
    string Family,
    string Form,
    Passage? Title,
    IReadOnlyList<Passage> Sources,
    IReadOnlyList<Passage> Authors,
    IReadOnlyList<Passage> Editors,
    Passage? Lede,
    IReadOnlyList<Passage> Headings,
    IReadOnlyList<Voice> Voices,
    IReadOnlyList<Turn> Turns,
    IReadOnlyList<Quotation> Quotations,
    IReadOnlyList<Node> Nodes
);

/// <summary>Somebody who speaks.</summary>
/// <param name="Name">The name to show: the label without its colon and decoration.</param>
/// <param name="Labels">Every form in which the label occurs, without the colon.</param>
/// <param name="Role"><c>interviewer</c>, <c>interviewee</c>, <c>speaker</c> or <c>unknown</c>.</param>
/// <param name="Evidence">What decided the role, as a sentence fragment in English.</param>
public sealed record Voice(string Name, IReadOnlyList<string> Labels, string Role, string Evidence);

/// <summary>What one voice says until another takes over or a heading comes.</summary>
/// <param name="Voice">The index of its voice.</param>
/// <param name="IsQuestion">Whether the voice asks.</param>
/// <param name="Section">The index of the heading it stands under; null before the first.</param>
/// <param name="Answers">For an answer, the index of the turn it answers; null where nobody had asked.</param>
/// <param name="Text">The words from the first to the last character, verbatim.</param>
/// <param name="Span">Where they stand, without the label; white space that ends a question is part of it.</param>
/// <param name="Label">Where the label stands, colon included; null where the turn has none.</param>
/// <param name="Paragraphs">Its paragraphs, without the line breaks between them.</param>
/// <param name="Sentences">The sentences of an answer, each inside one paragraph; empty for a question.</param>
public sealed record Turn(
    int Voice,
    bool IsQuestion,
    int? Section,
    int? Answers,
    string Text,
    TextSpan Span,
    TextSpan? Label,
    IReadOnlyList<TextSpan> Paragraphs,
    IReadOnlyList<Passage> Sentences
);

/// <summary>Speech quoted in the lede.</summary>
/// <param name="Text">The words without their quotation marks.</param>
/// <param name="Span">Where they stand.</param>
/// <param name="Voice">The index of the voice they are attributed to; null where the evidence does not carry.</param>
/// <param name="Original">The passage of an answer that they were made of; null where the transcript has none.</param>
public sealed record Quotation(string Text, TextSpan Span, int? Voice, Original? Original);

/// <summary>The passage of an answer that a quotation was made of.</summary>
/// <param name="Turn">The index of the answer.</param>
/// <param name="Span">Where the passage stands.</param>
/// <param name="Similarity">1 − edit distance / length of the quotation in code points.</param>
/// <param name="Diff">The comparison, run by run.</param>
public sealed record Original(int Turn, TextSpan Span, double Similarity, IReadOnlyList<Verification.DiffRun> Diff);

/// <summary>One of the pieces that the whole text is cut into.</summary>
/// <param name="Kind">
/// <c>metadata</c> (front matter), <c>title</c>, <c>key</c> (来源：), <c>source</c>, <c>author</c>, <c>editor</c>,
/// <c>value</c> (of any other key), <c>date</c>, <c>lede</c>, <c>handover</c> (以下是访谈实录：), <c>heading</c>, <c>label</c>,
/// <c>question</c>, <c>answer</c>, <c>caption</c>, <c>copyright</c>, <c>furniture</c> (扫码关注), <c>note</c> (a stage
/// direction on a line of its own, and whatever is none of these) or <c>space</c>. Where a caption or a note stands
/// inside a turn, the turn has a node on either side of it.
/// </param>
/// <param name="Span">Where it stands.</param>
public sealed record Node(string Kind, TextSpan Span);

/// <summary>What the parser could not read.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in code points.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should.</param>
public sealed record ParseProblem(int Line, int Column, string Found, string Expected);

/// <summary>A transcript, or all the reasons why there is none.</summary>
public sealed record ParseResult(ParsedTranscript? Transcript, IReadOnlyList<ParseProblem> Problems);
