namespace Quotes;

/// <summary>One page of a list, its entries in a total order.</summary>
/// <param name="Items">The entries, in a total order.</param>
/// <param name="Total">How many there are over all pages; exact up to 10,000.</param>
/// <param name="TotalIsLowerBound">True where counting stopped at 10,000.</param>
/// <param name="Next">The relative reference of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, bool TotalIsLowerBound, string? Next);
