using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Quotes.Benchmarks.Load;

/// <summary>
/// Groonga of Debian's groonga-bin, a full-text engine that answers HTTP itself, with the same quotes in it. It ends
/// with this.
/// </summary>
internal sealed class Groonga : IDisposable
{
    private const string Columns = "_key,seq,text,speaker,interview,title,question,span,tags,_score";
    private const int Batch = 5_000;

    private readonly Process _process;

    private Groonga(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Requests for quotes by their ids.</summary>
    public static IReadOnlyList<Ask> Ids(IEnumerable<string> ids) =>
        [.. ids.Select(id => Select($"filter={Escape($"_key == \"{id}\"")}"))];

    /// <summary>Requests for pages of themes, at every offset.</summary>
    /// <param name="themes">How many quotes each has, at least.</param>
    /// <param name="most">The most requests.</param>
    public static IReadOnlyList<Ask> Pages(IReadOnlyDictionary<string, int> themes, int most)
    {
        var asks = themes
            .SelectMany(theme =>
                Enumerable
                    .Range(0, theme.Value)
                    .Select(offset =>
                        Select($"filter={Escape($"themes @ \"{theme.Key}\"")}&sort_keys=seq&offset={offset}")
                    )
            )
            .ToArray();
        new Random(most).Shuffle(asks);
        return asks;
    }

    /// <summary>Requests for quotes that hold a term.</summary>
    public static IReadOnlyList<Ask> Searches(IEnumerable<string> terms, bool isRanked) =>
        [
            .. terms.Select(term =>
                Select(
                    $"match_columns=text&query={Escape($"\"{term}\"")}&sort_keys={(isRanked ? "-_score,seq" : "seq")}"
                )
            ),
        ];

    /// <summary>Starts it with the quotes of a corpus.</summary>
    public static async Task<Groonga> StartAsync(string file, string scratch)
    {
        var port = FreePort();
        var folder = Directory.CreateDirectory(Path.Combine(scratch, "groonga")).FullName;
        var process = Children.Start(
            new ProcessStartInfo(
                "groonga",
                $"-s --protocol http --bind-address 127.0.0.1 --port {port} "
                    + $"--log-path {folder}/log -n {folder}/db"
            )
        );
        var groonga = new Groonga(process, new Uri($"http://127.0.0.1:{port}"));
        try
        {
            await groonga.LoadAsync(file);
            return groonga;
        }
        catch
        {
            groonga.Dispose();
            throw;
        }
    }

    /// <summary>How many quotes it finds.</summary>
    public async Task<int> TotalAsync(Ask ask)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var answer = JsonDocument.Parse(await client.GetStringAsync(ask.Path));
        return answer.RootElement[1][0][0][0].GetInt32();
    }

    /// <inheritdoc/>
    public void Dispose() => Children.End(_process);

    private static Ask Select(string what) => new($"/d/select?table=Quotes&{what}&limit=20&output_columns={Columns}");

    private async Task LoadAsync(string file)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(10) };
        await WaitAsync(client);
        await Command(client, "table_create?name=Themes&flags=TABLE_HASH_KEY&key_type=ShortText");
        await Command(client, "table_create?name=Quotes&flags=TABLE_HASH_KEY&key_type=ShortText");
        await Column(client, "seq", "Int32");
        foreach (var name in (string[])["text", "speaker", "interview", "title", "question", "span", "tags"])
            await Column(client, name, "Text");
        await Command(client, "column_create?table=Quotes&name=themes&flags=COLUMN_VECTOR&type=Themes");
        foreach (var rows in Rows(file).Chunk(Batch))
        {
            Children.ThrowIfInterrupted();
            using var body = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(rows));
            body.Headers.ContentType = new("application/json");
            using var answer = await client.PostAsync("/d/load?table=Quotes", body);
            answer.EnsureSuccessStatusCode();
        }
        await Command(
            client,
            "table_create?name=Terms&flags=TABLE_PAT_KEY&key_type=ShortText"
                + "&default_tokenizer=TokenBigram&normalizer=NormalizerAuto"
        );
        await Command(
            client,
            "column_create?table=Terms&name=texts&flags=COLUMN_INDEX%7CWITH_POSITION&type=Quotes&source=text"
        );
        await Command(client, "column_create?table=Themes&name=quotes&flags=COLUMN_INDEX&type=Quotes&source=themes");
    }

    private static IEnumerable<Dictionary<string, object?>> Rows(string file)
    {
        using var connection = CorpusSample.Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT q.id AS _key, q.seq, q.text, s.name AS speaker, i.id AS interview, i.title, n.text AS question,
              q.span, q.themes AS tags,
              (SELECT json_group_array(t.id) FROM quote_theme l JOIN theme t ON t.seq = l.theme WHERE l.quote = q.seq)
                AS themes
            FROM quote q
            JOIN interview i ON i.seq = q.interview
            LEFT JOIN speaker s ON s.seq = q.speaker
            LEFT JOIN question n ON n.seq = q.question
            """;
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var row = Enumerable
                .Range(0, rows.FieldCount - 1)
                .ToDictionary(rows.GetName, i => rows.IsDBNull(i) ? null : rows.GetValue(i));
            row["themes"] = JsonSerializer.Deserialize<string[]>(rows.GetString(rows.FieldCount - 1));
            yield return row;
        }
    }

    private static Task Column(HttpClient client, string name, string type) =>
        Command(client, $"column_create?table=Quotes&name={name}&flags=COLUMN_SCALAR&type={type}");

    private static async Task Command(HttpClient client, string command) =>
        (await client.GetAsync("/d/" + command)).EnsureSuccessStatusCode();

    private async Task WaitAsync(HttpClient client)
    {
        for (var tries = 0; ; tries++)
        {
            Children.ThrowIfInterrupted();
            try
            {
                await Command(client, "status");
                return;
            }
            catch (HttpRequestException) when (tries < 100 && !_process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
