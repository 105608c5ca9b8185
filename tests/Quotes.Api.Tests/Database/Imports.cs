namespace Quotes.Api.Tests.Database;

internal static class Imports
{
    /// <summary>Imports seeds into a database by the service's own command.</summary>
    public static async Task ImportAsync(this PostgresCluster cluster, string seeds, string data)
    {
        var (code, page, errors) = await CommandRun.OfAsync(
            ["import"],
            ("Quotes__Seeds", seeds),
            ("Quotes__Data", data),
            ("Quotes__Connection", cluster.Connection("quotes_importer"))
        );
        Assert.True(code == 0, page + errors);
    }
}
