using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Quotes.Api.Tests;

/// <summary>
/// The same request on the same seeds has the same bytes, in whatever culture, time zone and mode (C7, G12).
/// </summary>
public sealed class AnywhereTests : IDisposable
{
    // What a culture or a time zone could get at: numbers, dates, order, case, folding.
    private static readonly string[] _requests =
    [
        "/v1",
        "/v1/quotes?limit=100",
        "/v1/quotes?sort=-length&limit=100&format=csv",
        "/v1/quotes?q=%E5%AE%A2%E6%88%B7&sort=relevance",
        "/v1/quotes?q=INTERNET&match=any",
        "/v1/quotes?q=%E5%AE%A2%E6%88%B6&script=fold",
        "/v1/quotes?from=2018-11-01&to=2018-11-01&limit=3",
        "/v1/quotes?limit=0&from=2018-31-12",
        "/v1/quotes/daily?date=2026-11-29",
        "/v1/quotes/random?seed=7&limit=10",
        "/v1/quotes/export?format=csv",
        "/v1/quotes/export?format=ndjson&offsets=utf16",
        "/v1/search?q=%E4%BA%A7%E4%B8%9A",
        "/v1/speakers?format=csv",
        "/v1/themes",
        "/v1/interviews",
        "/v1/interviews/tencent-industrial-internet-2018",
        "/v1/interviews/tencent-industrial-internet-2018/transcript",
        "/v1/interviews/tencent-industrial-internet-2018/transcript?format=markdown",
        "/v1/verifications?text=%E5%81%9A2B%E4%B8%9A%E5%8A%A1%E6%9C%80%E9%87%8D%E8%A6%81%E7%9A%84",
        "/v1/citation-styles",
        "/openapi/v1.json",
    ];

    private static readonly string[] _citations =
    [
        "json",
        "text",
        "csl",
        "bibtex",
        "ris",
        "jsonld",
        "annotation",
        "markdown",
    ];

    // Arabic and Persian digits, other calendars, another case of i, other orders; half hours, and days that differ.
    private static readonly (string Culture, string Zone)[] _places =
    [
        ("C", "UTC"),
        ("tr_TR.UTF-8", "Europe/Istanbul"),
        ("ar_SA.UTF-8", "Asia/Riyadh"),
        ("fa_IR.UTF-8", "Asia/Tehran"),
        ("th_TH.UTF-8", "Asia/Bangkok"),
        ("hi_IN.UTF-8", "Asia/Kathmandu"),
        ("lt_LT.UTF-8", "Pacific/Apia"),
        ("sv_SE.UTF-8", "America/St_Johns"),
        ("zh_TW.UTF-8", "Asia/Shanghai"),
        ("de_DE.UTF-8", "Pacific/Pago_Pago"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("quotes-anywhere-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_answer_has_the_same_bytes_in_ten_cultures_and_time_zones_and_with_ICU()
    {
        string expected;
        await using (var server = await Server.StartAsync())
            expected = await AnswersAsync(server);
        foreach (var (culture, zone) in _places)
        {
            // The service is built to know no cultures; here it is made to know them all the same.
            await using var server = await Server.StartByAsync(
                ["dotnet", "exec", "--runtimeconfig", WithCultures(), "--depsfile", Beside("Quotes.Api.deps.json")],
                null,
                null,
                ("LANG", culture),
                ("LC_ALL", culture),
                ("TZ", zone)
            );
            var answers = await AnswersAsync(server);
            Assert.True(expected == answers, $"{culture}, {zone}: {Difference(expected, answers)}");
        }
    }

    // A day apart at every hour, so that one of them has another date than UTC.
    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public async Task Today_is_that_of_UTC_wherever_the_service_runs(string zone)
    {
        await using var server = await Server.StartAsync(environment: ("TZ", zone));
        string today,
            asked,
            dated;
        do
        {
            today = Today();
            (_, asked) = await server.GetAsync("/v1/quotes/daily");
            (_, dated) = await server.GetAsync($"/v1/quotes/daily?date={today}");
        } while (today != Today());

        Assert.Equal(dated, asked);
    }

    private static string Today() => DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task<string> AnswersAsync(Server server)
    {
        var text = new StringBuilder();
        var quotes = (await server.GetJsonAsync("/v1/quotes?limit=3")).GetProperty("items").EnumerateArray();
        var ids = quotes.Select(quote => quote.GetProperty("id").GetString());
        var cited = ids.SelectMany(id =>
            _citations.Select(format => $"/v1/quotes/{id}/citation?format={format}&accessed=2026-11-29")
        );
        foreach (var request in _requests.Concat(cited))
        {
            var (answer, body) = await server.GetAsync(request);
            text.Append(request).Append(' ').Append((int)answer.StatusCode).Append('\n');
            foreach (
                var (name, values) in answer
                    .Headers.Concat(answer.Content.Headers)
                    .OrderBy(header => header.Key, StringComparer.Ordinal)
            )
                if (name != "Date")
                    text.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
            text.Append(body).Append('\n');
        }
        return text.ToString();
    }

    private string WithCultures()
    {
        var config = JsonNode.Parse(File.ReadAllText(Beside("Quotes.Api.runtimeconfig.json")))!;
        config["runtimeOptions"]!["configProperties"]!["System.Globalization.Invariant"] = false;
        config["runtimeOptions"]!["configProperties"]!["System.Globalization.PredefinedCulturesOnly"] = false;
        var file = Path.Combine(_folder, "with-cultures.runtimeconfig.json");
        File.WriteAllText(file, config.ToJsonString());
        return file;
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static string Difference(string expected, string answers)
    {
        var at = expected.Zip(answers).TakeWhile(pair => pair.First == pair.Second).Count();
        string Around(string text) => text[Math.Max(0, at - 900)..Math.Min(text.Length, at + 100)];
        return $"\n{Around(expected)}\n----\n{Around(answers)}";
    }
}
