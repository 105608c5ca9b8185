namespace Quotes.Api.Tests;

/// <summary>The checkout that the tests run in.</summary>
public static class Checkout
{
    /// <summary>Its root: the nearest folder upwards that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The full name of a file in it.</summary>
    public static string File(string name) => Path.Combine(Root, name);

    private static string FindRoot(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Quotes.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? FindRoot(parent)
        : throw new InvalidOperationException("The tests run outside the checkout.");
}
