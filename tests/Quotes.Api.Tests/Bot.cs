using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Quotes.Api.Tests;

/// <summary>The official C# client, connected to a server.</summary>
internal sealed class Bot : IAsyncDisposable
{
    /// <summary>A message of 2025-11-25, which needs no headers of its own.</summary>
    public const string ListTools = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    private Bot(McpClient client) => Client = client;

    public McpClient Client { get; }

    public static async Task<Bot> ConnectAsync(Uri address, string? revision = null) =>
        new(
            await McpClient.CreateAsync(
                new HttpClientTransport(
                    new HttpClientTransportOptions
                    {
                        Endpoint = new Uri(address, "/mcp"),
                        TransportMode = HttpTransportMode.StreamableHttp,
                    }
                ),
                new McpClientOptions { ProtocolVersion = revision },
                cancellationToken: TestContext.Current.CancellationToken
            )
        );

    /// <summary>Calls a tool that must answer, and gives its structured content.</summary>
    public async Task<JsonElement> CallAsync(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await AskAsync(tool, arguments);
        Assert.False(result.IsError ?? false, TextOf(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>Calls a tool, whatever it says.</summary>
    public async Task<CallToolResult> AskAsync(string tool, params (string Name, object Value)[] arguments) =>
        await Client.CallToolAsync(
            tool,
            arguments.ToDictionary(one => one.Name, one => (object?)one.Value),
            cancellationToken: TestContext.Current.CancellationToken
        );

    /// <summary>Calls a tool with arguments as they are written.</summary>
    public async Task<CallToolResult> AskAsync(string tool, string arguments) =>
        await Client.CallToolAsync(
            new CallToolRequestParams
            {
                Name = tool,
                Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments),
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>Reads a resource of one text.</summary>
    public async Task<string> ReadAsync(string uri)
    {
        var read = await Client.ReadResourceAsync(uri, cancellationToken: TestContext.Current.CancellationToken);
        return Assert.IsType<TextResourceContents>(Assert.Single(read.Contents)).Text;
    }

    /// <summary>The one text of a result.</summary>
    public static string TextOf(CallToolResult result) =>
        Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
