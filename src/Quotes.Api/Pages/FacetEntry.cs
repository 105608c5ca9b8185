namespace Quotes.Api.Pages;

/// <summary>One way to narrow down what is found.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How much of it there is.</param>
/// <param name="Address">The address with it added, or taken away where it is chosen.</param>
/// <param name="IsChosen">Whether it is chosen now.</param>
public sealed record FacetEntry(string Name, int Count, string Address, bool IsChosen);
