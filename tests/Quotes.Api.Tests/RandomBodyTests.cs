using System.Net.Http.Headers;
using System.Text;

namespace Quotes.Api.Tests;

/// <summary>Bodies made up by chance: a verdict or a problem, never a failure.</summary>
public sealed class RandomBodyTests(SeedServer seeds) : IClassFixture<SeedServer>
{
    private const string Paragraph =
        "他说：“做2B业务最重要的是客户导向”，又说「腾讯的方式是非常开放的」。\\n> It isn’t so… [...] 没错。\\ud842\\udfb7";

    private static readonly string[] _values =
    [
        "\"没错。\"",
        "\"\"",
        "\"。\"",
        "\"\\ud800\"",
        "\"\\udc00x\"",
        "\"\\u0000\"",
        "\"\\u202e\\ufeff\"",
        "\"NEAR(\\\"a\\\" OR b*) ' ; --\"",
        "null",
        "true",
        "0",
        "-1",
        "101",
        "1e400",
        "5",
        "[]",
        "{}",
        "\"fold\"",
        "\"dowson-tong\"",
        "\"nobody\"",
        "\"tencent-industrial-internet-2018\"",
        $"\"{Paragraph}\"",
    ];

    private static readonly string[] _names =
    [
        "text",
        "speaker",
        "interview",
        "script",
        "limit",
        "offsets",
        "TEXT",
        "",
        "\\u0000",
    ];

    private static readonly string[] _types =
    [
        "application/json",
        "application/json; charset=utf-8",
        "application/json; charset=utf-16",
        "application/json; charset=nonsense",
        "application/problem+json",
        "text/plain",
        "multipart/form-data",
    ];

    [Fact]
    public async Task Any_body_gets_a_verdict_or_a_problem()
    {
        var random = new Random(20181101);
        var verdicts = 0;
        for (var i = 0; i < 1500; i++)
        {
            var path = random.Next(2) == 0 ? "/v1/verifications" : "/v1/verifications/document";
            var body = Body(random);
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
            var type = random.Next(4) == 0 ? Pick(random, _types) : _types[0];
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var answer = await seeds.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            var status = (int)answer.StatusCode;
            Assert.True(
                // Where there is much else to do, a long document may be refused because its time is over.
                status is 200 or 400 or 413 or 415
                    || text.Contains("/problems/too-long", StringComparison.Ordinal),
                $"{status} for {type} {Encoding.UTF8.GetString(body)}\n{text}"
            );
            Assert.Equal(
                status == 200 ? "application/json" : "application/problem+json",
                answer.Content.Headers.ContentType?.MediaType
            );
            verdicts += status == 200 ? 1 : 0;
        }
        Assert.True(verdicts > 100, $"{verdicts} verdicts");
    }

    private static byte[] Body(Random random)
    {
        var members = new List<string> { $"\"text\":{Text(random)}" };
        while (random.Next(3) == 0)
            members.Add($"\"{Pick(random, _names)}\":{Pick(random, _values)}");
        if (random.Next(8) == 0)
            members.RemoveAt(0);
        var body = Encoding.UTF8.GetBytes("{" + string.Join(',', members) + "}");
        switch (random.Next(8))
        {
            case 0 when body.Length > 1:
                return body[..random.Next(body.Length)];
            case 1:
                body[random.Next(body.Length)] = (byte)random.Next(256);
                return body;
            default:
                return body;
        }
    }

    private static string Text(Random random) =>
        random.Next(4) switch
        {
            0 => Pick(random, _values),
            1 => $"\"{string.Concat(Enumerable.Repeat(Paragraph, random.Next(40)))}\"",
            2 => $"\"{string.Concat(Enumerable.Repeat("“没错。”", random.Next(200)))}\"",
            _ =>
                $"\"{string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => (char)random.Next(0x4E00, 0x9FFF)))}\"",
        };

    private static string Pick(Random random, string[] values) => values[random.Next(values.Length)];
}
