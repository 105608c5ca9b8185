namespace Quotes;

/// <summary>One page of a list, its entries written as JSON: what is sent of a <see cref="Page{T}"/>.</summary>
/// <param name="Items">The entries, with a comma between them, in UTF-8.</param>
/// <param name="Total">How many there are over all pages; exact up to 10,000.</param>
/// <param name="TotalIsLowerBound">True where counting stopped at 10,000.</param>
/// <param name="Next">The id of the last entry, where more follow; null on the last page.</param>
public sealed record WrittenPage(ReadOnlyMemory<byte> Items, int Total, bool TotalIsLowerBound, string? Next);
