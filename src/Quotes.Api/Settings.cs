namespace Quotes.Api;

/// <summary>
/// The settings of the service: the section <c>Quotes</c>, such as <c>Quotes__Seeds</c> in the environment.
/// </summary>
public sealed class Settings
{
    /// <summary>
    /// The folder of transcripts. Default: <c>seeds</c> in the working folder, else beside the program.
    /// </summary>
    public string? Seeds { get; init; }

    /// <summary>
    /// The folder that the store is built in. Default: <c>quotes</c> in the user's folder for local data.
    /// </summary>
    public string? Data { get; init; }

    /// <summary>
    /// Where the corpus is served from: <c>sqlite</c>, which is built from the seeds here, or <c>postgres</c>, which
    /// <c>quotes import</c> fills from elsewhere. Default: <c>sqlite</c>.
    /// </summary>
    public string Database { get; init; } = Sqlite;

    /// <summary>
    /// The database of PostgreSQL, as Npgsql takes it: <c>Host=db1,db2,db3;Database=quotes;Username=quotes_reader</c>.
    /// Default: none.
    /// </summary>
    public string? Connection { get; init; }

    private const string Sqlite = "sqlite";

    /// <summary>Whether the corpus is served from PostgreSQL.</summary>
    public bool IsPostgres => Database == "postgres";

    /// <summary>Whether the database is one that there is, and named where it must be.</summary>
    public bool HasUsableDatabase => Database == Sqlite || (IsPostgres && IsConnection(Connection));

    /// <summary>Whether a text names a database of PostgreSQL.</summary>
    internal static bool IsConnection(string? text)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text) is { Host.Length: > 0 };
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Whether a corpus may be published that has lost more than half of its quotes. Default: no.</summary>
    public bool AllowDrop { get; init; }

    /// <summary>
    /// How often the seeds folder is looked at for changes, beside being watched. Default: every 5 seconds; 0 for
    /// never.
    /// </summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The most bytes of finished answers that are kept to be given again. Default: 33554432 (32 MiB); 0 for none.
    /// </summary>
    public long Cache { get; init; } = 32 * 1024 * 1024;

    /// <summary>
    /// The most bytes that a corpus may take which is kept in memory to be answered from, and at most half of the memory
    /// there is; a larger one is answered from the store. Default: 461373440 (440 MiB); 0 for none.
    /// </summary>
    public long Memory { get; init; } = 440 * 1024 * 1024;

    /// <summary>
    /// How long the service goes on after SIGTERM with its readiness down, so that load balancers look elsewhere.
    /// Default: 3 seconds.
    /// </summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Where <c>/metrics</c> is served and nowhere else, such as <c>http://0.0.0.0:9464</c>. Default: none; it is
    /// served beside the rest.
    /// </summary>
    public string? MetricsUrl { get; init; }

    /// <summary>Whether the address of the metrics, where there is one, names a port.</summary>
    public bool HasUsableMetricsUrl =>
        MetricsUrl is not { Length: > 0 }
        || (
            Uri.TryCreate(MetricsUrl, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Port: > 0 }
        );

    /// <summary>How much callers may take.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>Whether the limits and the time to drain are ones that can be kept to.</summary>
    public bool IsLimited => Limits.AreUsable && Drain >= TimeSpan.Zero && Drain <= TimeSpan.FromMinutes(10);

    /// <summary>
    /// Where holes are reported: a <c>mailto:</c> or <c>https:</c> address for security.txt. Default: none.
    /// </summary>
    public string? SecurityContact { get; init; }

    /// <summary>
    /// The address that the service is reached at from outside: what citations point to. Default:
    /// <c>http://localhost:8080</c>.
    /// </summary>
    public string PublicUrl { get; init; } = "http://localhost:8080";

    /// <summary>
    /// The font file (TrueType, OpenType or a collection) that cards are drawn in as PNG; it must hold Chinese.
    /// Default: Noto CJK where the system has it, else none: then there are cards as SVG only.
    /// </summary>
    public string? CardFont { get; init; }

    /// <summary>The public address without a slash at its end.</summary>
    public string PublicRoot => PublicUrl.TrimEnd('/');

    /// <summary>Whether the public address is one that paths can be put behind.</summary>
    public bool HasUsablePublicUrl =>
        Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
        && url.OriginalString.All(character => character is > ' ' and < '\x7f' and not ('"' or '<' or '>' or '\\'));

    /// <summary>The seeds folder to read.</summary>
    public string SeedsFolder => Seeds ?? (Directory.Exists("seeds") ? "seeds" : Beside("seeds"));

    /// <summary>The data folder to build in.</summary>
    public string DataFolder =>
        Data
        ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData) is { Length: > 0 } local
                ? local
                : Path.GetTempPath(),
            "quotes"
        );

    private static string Beside(string folder) => Path.Combine(AppContext.BaseDirectory, folder);
}
