namespace Quotes.Text;

/// <summary>The steps of folding, each named as a verdict reports it.</summary>
[Flags]
public enum FoldingStep
{
    None = 0,

    /// <summary>
    /// Characters without a shape were dropped: byte order mark, joiners, soft hyphen, variation selectors.
    /// </summary>
    Invisible = 1,

    /// <summary>Full-width Latin, half-width kana and the ideographic space took their ordinary width.</summary>
    Width = 2,

    /// <summary>White space was dropped, or made one space between words of letters or digits.</summary>
    Whitespace = 4,

    /// <summary>Quotation marks of every form became one.</summary>
    QuoteMarks = 8,

    /// <summary>Full stops, commas, dots, dashes, ellipses and brackets of every form became one each.</summary>
    Punctuation = 16,

    /// <summary>Capitals became small.</summary>
    Case = 32,

    /// <summary>Compatibility ideographs and radicals became the ideographs that they stand for.</summary>
    Compatibility = 64,

    /// <summary>Traditional characters became simplified. Only where it was asked for.</summary>
    Script = 128,
}
