namespace Quotes.Text;

/// <summary>Words, verbatim, and where they stand in the source text.</summary>
public sealed record Passage(string Text, TextSpan Span);
