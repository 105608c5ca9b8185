using Quotes.Text;

namespace Quotes;

/// <summary>Words that know their place in the source text and can tell it in UTF-16 units.</summary>
public interface IPlaced<out T>
{
    /// <summary>The id of the interview whose source text the offsets count in.</summary>
    string InterviewId { get; }

    /// <summary>The same, with every offset counted in UTF-16 units.</summary>
    T CountedIn(OffsetMap utf16);
}

/// <summary>The values of <c>offsets</c> and <c>offsetUnit</c>.</summary>
public static class OffsetUnits
{
    public const string CodePoint = "codepoint";
    public const string Utf16 = "utf16";
}
