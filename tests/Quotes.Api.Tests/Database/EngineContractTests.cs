using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Quotes.Api.Tests.Database;

/// <summary>Whatever is asked, both engines give the same bytes.</summary>
[Collection("databases")]
public sealed partial class EngineContractTests : IAsyncLifetime
{
    private readonly SeedsFolder _seeds = new();
    private PostgresCluster? _cluster;
    private Server? _sqlite;
    private Server? _postgres;
    private Server? _remembering;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(Checkout.File("seeds")))
            File.Copy(file, _seeds.In(Path.GetFileName(file)), overwrite: true);
        // Further ones, in two languages and both scripts, where they are there.
        if (Environment.GetEnvironmentVariable("QUOTES_CORPUS") is { Length: > 0 } more)
            foreach (var file in Directory.GetFiles(more).Order(StringComparer.Ordinal).Where((_, i) => i % 25 == 0))
                File.Copy(file, _seeds.In(Path.GetFileName(file)), overwrite: true);
        _seeds.Plant("made.txt", "AT&T、C++ 與 co-operative 的話：𠮷野家%_\\'\"是例子", pairs: 40);
        _cluster = await PostgresCluster.StartAsync(standbys: 0);
        await _cluster.ImportAsync(_seeds.Path, _seeds.Data);
        _sqlite = await _seeds.ServeAsync(("Quotes__Poll", "0"));
        // One that asks the database for everything, and one that has read it all.
        _postgres = await Server.StartAsync(environment: [.. _cluster.Reading, ("Quotes__Memory", "0")]);
        _remembering = await Server.StartAsync(environment: _cluster.Reading);
        await Eventually.IsAsync(
            () => Task.FromResult(_remembering.Log.Any(line => line.Contains("is kept in", StringComparison.Ordinal))),
            "The corpus was not read into memory."
        );
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_sqlite is not null)
            await _sqlite.DisposeAsync();
        if (_postgres is not null)
            await _postgres.DisposeAsync();
        if (_remembering is not null)
            await _remembering.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _seeds.Dispose();
    }

    [Fact]
    public async Task Golden_requests_have_the_same_bytes_on_both_engines()
    {
        var requests = await GoldenRequests.OfAsync(_sqlite!);
        Assert.True(requests.Count >= 500, $"{requests.Count} requests");
        var (differing, statuses) = (new List<string>(), new HashSet<HttpStatusCode>());
        for (var i = 0; i < requests.Count; i++)
        {
            var (one, body) = await _sqlite!.GetAsync(requests[i]);
            statuses.Add(one.StatusCode);
            foreach (var server in new[] { _postgres!, _remembering! })
            {
                var (other, otherBody) = await server.GetAsync(requests[i]);
                if (
                    one.StatusCode != other.StatusCode
                    || Comparable(body) != Comparable(otherBody)
                    || $"{one.Headers.ETag}" != $"{other.Headers.ETag}"
                )
                    differing.Add($"{requests[i]}: {(int)one.StatusCode} {(int)other.StatusCode}\n{body}\n{otherBody}");
            }
            // Whoever walks on must come to the same place.
            if (i < 400 && one.Content.Headers.ContentType?.MediaType == "application/json" && NextOf(body) is { } next)
                requests.Add(next);
        }
        Assert.True(differing.Count == 0, $"{differing.Count} differ: {string.Join("\n", differing.Take(3))}");
        Assert.Contains(HttpStatusCode.OK, statuses);
        Assert.Contains(HttpStatusCode.NotFound, statuses);
        Assert.Contains(HttpStatusCode.BadRequest, statuses);
    }

    [Fact]
    public async Task The_reader_may_read_and_nothing_else()
    {
        var primary = _cluster!.Nodes[0];
        var schema = (await primary.QueryAsync("quotes", "-c", "SELECT schema FROM quotes.generation")).Trim();
        foreach (
            var statement in new[]
            {
                "UPDATE quotes.generation SET number = 9",
                $"SET default_transaction_read_only = off; DELETE FROM {schema}.quote",
                $"SET default_transaction_read_only = off; DROP SCHEMA {schema} CASCADE",
                "SET default_transaction_read_only = off; CREATE SCHEMA mine",
                "SET default_transaction_read_only = off; CREATE TABLE public.mine (a INT)",
            }
        )
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                primary.QueryAsync("quotes", "-c", "SET SESSION AUTHORIZATION quotes_reader", "-c", statement)
            );
        await primary.QueryAsync(
            "quotes",
            "-c",
            "SET SESSION AUTHORIZATION quotes_reader",
            "-c",
            $"SELECT id FROM {schema}.quote LIMIT 1"
        );
    }

    // The engine is named in one place, and nowhere else may anything differ.
    private static string Comparable(string body) => Engine().Replace(body, "\"engine\":\"\"");

    private static string? NextOf(string body) =>
        JsonSerializer.Deserialize<JsonElement>(body).TryGetProperty("next", out var next)
        && next.ValueKind == JsonValueKind.String
        && next.GetString() is ['/', ..] path
            ? path
            : null;

    [GeneratedRegex("\"engine\":\"[^\"]*\"")]
    private static partial Regex Engine();
}
