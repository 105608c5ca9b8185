namespace Quotes.Transcripts;

/// <summary>
/// A place where a speaker's label stands: its name as written, and where it begins and has ended, colon included
/// (UTF-16).
/// </summary>
internal readonly record struct Label(string Name, int Start, int End);

/// <summary>How the turns of a text are marked, and where each begins.</summary>
/// <param name="Family">The name of the family.</param>
/// <param name="Labels">The labels, in order; at least one.</param>
internal sealed record Marked(string Family, IReadOnlyList<Label> Labels);
