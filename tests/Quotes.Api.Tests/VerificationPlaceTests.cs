using System.Net.Http.Json;
using System.Text.Json;

namespace Quotes.Api.Tests;

/// <summary>Verdicts point at the right characters of both texts, in code points and in UTF-16 units.</summary>
public sealed class VerificationPlaceTests : IDisposable
{
    private readonly string _seeds = Directory.CreateTempSubdirectory("quotes-seeds-").FullName;

    public VerificationPlaceTests() =>
        File.WriteAllText(
            Path.Combine(_seeds, "one.txt"),
            "𠮷野家的故事😀：专访王小明\n\n记者：𠮷野家是什么样的店？\n\n王小明：我说𠮷野家👨‍👩‍👧好，因为客户的需要才是最重要的。未来我们可能再开300家店，帮助人们吃好每一顿饭😀。\n\n"
                + "记者：还有呢？\n\n王小明：没有了😀，我们不会放弃任何一个客户。\n"
        );

    public void Dispose() => Directory.Delete(_seeds, recursive: true);

    [Theory]
    [InlineData("codepoint")]
    [InlineData("utf16")]
    public async Task Every_run_of_a_difference_and_every_segment_stands_where_it_says(string unit)
    {
        await using var server = await Server.StartAsync(_seeds);
        var id = (await server.GetJsonAsync("/v1/interviews")).GetProperty("items")[0].GetProperty("id").GetString();
        var (_, source) = await server.GetAsync($"/v1/interviews/{id}/transcript?format=text");
        var said = source[source.IndexOf("我说", StringComparison.Ordinal)..].ReplaceLineEndings("");
        var random = new Random(11);
        var places = 0;
        for (var round = 0; round < 150; round++)
        {
            var given = Damaged(said, random);
            var answer = await server.Client.PostAsJsonAsync(
                $"/v1/verifications?offsets={unit}",
                new { text = given },
                TestContext.Current.CancellationToken
            );
            var verdict = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            foreach (var match in Matches(verdict))
            {
                AssertStands(match, "span", "text", source, unit);
                foreach (var run in match.GetProperty("diff").EnumerateArray())
                {
                    AssertStands(run, "given", "givenText", given, unit);
                    AssertStands(run, "source", "sourceText", source, unit);
                    places++;
                }
            }
            foreach (var segment in verdict.GetProperty("segments").EnumerateArray())
                Assert.Equal(segment.GetProperty("text").GetString(), Slice(given, segment, unit));
        }
        Assert.True(places > 300, $"{places} places");
    }

    private static IEnumerable<JsonElement> Matches(JsonElement verdict) =>
        verdict
            .GetProperty("matches")
            .EnumerateArray()
            .Append(verdict.GetProperty("closest"))
            .Concat(verdict.GetProperty("segments").EnumerateArray().Select(segment => segment.GetProperty("match")))
            .Where(match => match.ValueKind == JsonValueKind.Object);

    private static void AssertStands(JsonElement thing, string span, string words, string text, string unit) =>
        Assert.Equal(thing.GetProperty(words).GetString(), Slice(text, thing.GetProperty(span), unit));

    private static string Slice(string text, JsonElement span, string unit)
    {
        var (start, end) = (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
        return unit == "utf16"
            ? text[start..end]
            : string.Concat(text.EnumerateRunes().Skip(start).Take(end - start).Select(rune => rune.ToString()));
    }

    private static string Damaged(string said, Random random)
    {
        var runes = said.EnumerateRunes().ToList();
        runes = runes[random.Next(10)..(20 + random.Next(runes.Count - 20))];
        var others = "不😀𠮷3，“的…".EnumerateRunes().ToArray();
        for (var changes = random.Next(5); changes > 0; changes--)
        {
            var at = random.Next(runes.Count);
            if (random.Next(2) == 0)
                runes[at] = others[random.Next(others.Length)];
            else
                runes.Insert(at, others[random.Next(others.Length)]);
        }
        var text = string.Concat(runes.Select(rune => rune.ToString()));
        return random.Next(3) == 0 ? $"😀 “{text}”" : text;
    }
}
