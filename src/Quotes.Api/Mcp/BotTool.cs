using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol.Protocol;
using Quotes.Api.Http;

namespace Quotes.Api.Mcp;

/// <summary>A tool: what it is called, what it takes, and who answers.</summary>
/// <param name="Protocol">The tool as bots are told of it.</param>
/// <param name="Parameters">Every argument that it knows.</param>
/// <param name="Required">Those that must be given.</param>
/// <param name="AnswerAsync">Answers; null where something was wrong after all.</param>
internal sealed record BotTool(
    Tool Protocol,
    IReadOnlyList<Parameter> Parameters,
    IReadOnlyList<Parameter> Required,
    Func<BotRequest, CancellationToken, Task<CallToolResult?>> AnswerAsync
)
{
    /// <summary>A tool that answers with a record, and with the same as text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="title">What people see it called.</param>
    /// <param name="description">What it does, and when to call it: all that a model goes by.</param>
    /// <param name="parameters">Its arguments, and whether each must be given.</param>
    /// <param name="type">How the record is written.</param>
    /// <param name="answerAsync">Answers; null where something was wrong after all.</param>
    /// <param name="write">The record in words.</param>
    public static BotTool Of<T>(
        string name,
        string title,
        string description,
        IReadOnlyList<(Parameter Parameter, bool IsRequired)> parameters,
        JsonTypeInfo<T> type,
        Func<BotRequest, CancellationToken, Task<T?>> answerAsync,
        Func<T, string> write
    )
        where T : class
    {
        Parameter[] required = [.. parameters.Where(one => one.IsRequired).Select(one => one.Parameter)];
        var protocol = new Tool
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = JsonSerializer.SerializeToElement(Input(parameters), BotJson.Verbatim.JsonObject),
            OutputSchema = JsonSerializer.SerializeToElement(BotSchema.Of(type), BotJson.Verbatim.JsonObject),
            // A hint that is left out means true for two of them.
            Annotations = new()
            {
                Title = title,
                ReadOnlyHint = true,
                DestructiveHint = false,
                IdempotentHint = true,
                OpenWorldHint = false,
            },
        };
        return new(
            protocol,
            [.. parameters.Select(one => one.Parameter)],
            required,
            async (request, ct) =>
                await answerAsync(request, ct) is { } answer
                    ? new CallToolResult
                    {
                        Content = [new TextContentBlock { Text = write(answer) }],
                        StructuredContent = JsonSerializer.SerializeToElement(answer, type),
                    }
                    : null
        );
    }

    private static JsonObject Input(IReadOnlyList<(Parameter Parameter, bool IsRequired)> parameters) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(
                parameters.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Parameter.Name, Of(one.Parameter)))
            ),
            ["required"] = new JsonArray([
                .. parameters.Where(one => one.IsRequired).Select(one => JsonValue.Create(one.Parameter.Name)),
            ]),
            ["additionalProperties"] = false,
        };

    private static JsonObject Of(Parameter parameter)
    {
        var schema = parameter.Schema;
        var written = new JsonObject { ["type"] = schema.Type, ["description"] = parameter.Description };
        void Add(string name, JsonNode? value)
        {
            if (value is not null)
                written.Add(name, value);
        }
        Add("enum", schema.Enum is { } all ? new JsonArray([.. all.Select(one => JsonValue.Create(one))]) : null);
        Add("minLength", schema is { Type: "string", Enum: null } ? 1 : null);
        Add("maxLength", schema.MaxLength);
        Add("minimum", schema.Minimum);
        Add("maximum", schema.Maximum);
        Add("default", schema is { Type: "integer", Default: { } number } ? int.Parse(number) : schema.Default);
        return written;
    }
}
