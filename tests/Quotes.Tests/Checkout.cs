namespace Quotes.Tests;

/// <summary>The checkout that the tests run in.</summary>
public static class Checkout
{
    /// <summary>The full name of a file in it.</summary>
    public static string File(string name) => Path.Combine(FindRoot(AppContext.BaseDirectory), name);

    private static string FindRoot(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Quotes.sln")) ? folder
        : Path.GetDirectoryName(folder) is { } parent ? FindRoot(parent)
        : throw new InvalidOperationException("The tests run outside the checkout.");
}
