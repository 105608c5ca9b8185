using System.Data;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Quotes.Text;
using Quotes.Verification;

namespace Quotes.Storage;

/// <summary>
/// Reads and writes a value that stands in one column as JSON. Dapper takes a list of a type named here for one
/// value: what is to become <c>IN (…)</c> goes in as an array.
/// </summary>
internal sealed class JsonColumn<T> : SqlMapper.TypeHandler<T>
{
    public override T Parse(object value) =>
        (T)JsonSerializer.Deserialize((string)value, typeof(T), QuotesJson.Verbatim)!;

    public override void SetValue(IDbDataParameter parameter, T? value) =>
        parameter.Value = value is null
            ? DBNull.Value
            : JsonSerializer.Serialize(value, typeof(T), QuotesJson.Verbatim);
}

/// <summary>Reads and writes a span, which stands in one column as <c>12-34</c>.</summary>
internal sealed class SpanColumn : SqlMapper.TypeHandler<TextSpan>
{
    public override TextSpan Parse(object value) => Read((string)value);

    /// <summary>The span that a text says.</summary>
    public static TextSpan Read(string text)
    {
        var dash = text.IndexOf('-');
        return new TextSpan(Number(text.AsSpan(0, dash)), Number(text.AsSpan(dash + 1)));
    }

    public override void SetValue(IDbDataParameter parameter, TextSpan value) => parameter.Value = Write(value);

    /// <summary>A span as text.</summary>
    public static string Write(TextSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}");

    private static int Number(ReadOnlySpan<char> text) =>
        int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Which types stand in one column.</summary>
internal static class Columns
{
    /// <summary>Tells Dapper of them, once; to be called before the first statement that reads or writes one.</summary>
    public static void Register() => _ = _registered.Value;

    private static readonly Lazy<bool> _registered = new(() =>
    {
        SqlMapper.AddTypeHandler(new SpanColumn());
        Json<IReadOnlyList<ThemeTag>>();
        Json<IReadOnlyList<string>>();
        Json<IReadOnlyList<int>>();
        Json<IReadOnlyList<QuoteRef>>();
        Json<IReadOnlyList<AnswerRef>>();
        Json<IReadOnlyList<Participant>>();
        Json<IReadOnlyList<Section>>();
        Json<IReadOnlyList<TranscriptNode>>();
        Json<IReadOnlyDictionary<string, string>>();
        Json<InterviewCounts>();
        Json<SpeakerCounts>();
        Json<ThemeCounts>();
        Json<SourceFile>();
        Json<Derivation>();
        Json<IReadOnlyList<Problem>>();
        return true;
    });

    private static void Json<T>() => SqlMapper.AddTypeHandler(new JsonColumn<T>());
}
