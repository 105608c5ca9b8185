namespace Quotes;

/// <summary>
/// Something in a seed that could not be read: where it stands, what was found and what would have been right.
/// </summary>
/// <param name="File">The file's name below the seeds folder, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in code points.</param>
/// <param name="Message">The whole sentence: what was found there and what was expected instead.</param>
public sealed record Problem(string File, int Line, int Column, string Message);
