using System.Reflection;
using Quotes.Text;

namespace Quotes.Api.Http;

/// <summary>The query of a request after it was checked: the values by parameter, and the text that names it.</summary>
public sealed class Query
{
    private readonly Dictionary<string, object> _values;
    private readonly List<(Parameter Parameter, string Text)> _given;

    private Query(Dictionary<string, object> values, List<(Parameter, string)> given)
    {
        _values = values;
        _given = given;
    }

    /// <summary>The path that was asked.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The format to answer in.</summary>
    public Format Format { get; internal set; } = Format.Json;

    /// <summary>
    /// What <c>Accept</c> asked the format's telling parameter to be, and for a page its language; null where that was
    /// left open.
    /// </summary>
    public string? Told { get; internal set; }

    /// <summary>For a page behind the first: the id of the entry before it.</summary>
    public string? After { get; internal set; }

    /// <summary>Whether the answer stays the same for as long as the corpus does.</summary>
    public bool IsLasting { get; internal set; }

    /// <summary>Whether quotes are answered as the store writes them: as JSON, in its unit of offsets.</summary>
    public bool IsAsStored => Format == Format.Json && Value(Parameters.Offsets) != OffsetUnits.Utf16;

    /// <summary>What is searched for; null where nothing is.</summary>
    public SearchQuery? Search { get; internal set; }

    /// <summary>The time of the request in the time zone asked for.</summary>
    public DateTimeOffset Today { get; internal set; }

    /// <summary>
    /// Names the list that is paged through: its path, and all that decides its entries and their order.
    /// </summary>
    public string List => $"{Path}?{Canonical(parameter => parameter.Selects)}";

    /// <summary>The format that the query asks for by name; null where it leaves that to <c>Accept</c>.</summary>
    public Format? AskedFormat(Contract contract) =>
        contract.Formats.FirstOrDefault(format =>
            _values.TryGetValue("format", out var name) && format.Name == (string)name
        );

    /// <summary>The value of a parameter; the default of the type where it was not given.</summary>
    public T? Value<T>(Parameter<T> parameter)
        where T : notnull => _values.TryGetValue(parameter.Name, out var value) ? (T)value : default;

    /// <summary>Whether a parameter was given.</summary>
    public bool Has(Parameter parameter) => _values.ContainsKey(parameter.Name);

    /// <summary>The ids that the query names, by kind and parameter.</summary>
    public IEnumerable<(Parameter Parameter, string[] Ids)> Named =>
        _given
            .Where(given => given.Parameter.Names is not null)
            .Select(given => (given.Parameter, Ids: given.Parameter.NamedBy(_values[given.Parameter.Name])))
            .Select(named => (named.Parameter, named.Ids.Distinct(StringComparer.Ordinal).ToArray()));

    /// <summary>
    /// The query in canonical form: in the table's order, without defaults, sets in one order.
    /// </summary>
    /// <param name="keep">Which parameters to write.</param>
    public string Canonical(Func<Parameter, bool> keep) =>
        string.Join(
            '&',
            _given
                .Where(given => given.Text != given.Parameter.Schema.Default && keep(given.Parameter))
                .Select(given => $"{given.Parameter.Name}={Uri.EscapeDataString(given.Text)}")
        );

    /// <summary>
    /// Reads a query string against an operation's parameters; all that is wrong goes into <paramref name="errors"/>.
    /// </summary>
    public static Query Read(string? text, IReadOnlyList<Parameter> parameters, QueryErrors errors) =>
        Of(QueryText.Read(text, parameters, errors), parameters, errors);

    /// <summary>Reads values that were taken from a query string or from a body.</summary>
    public static Query Of(
        IReadOnlyDictionary<string, string> texts,
        IReadOnlyList<Parameter> parameters,
        QueryErrors errors
    )
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        var given = new List<(Parameter, string)>();
        foreach (var parameter in parameters)
        {
            if (!texts.TryGetValue(parameter.Name, out var value))
                continue;
            if (parameter.Read(value) is not { } read)
            {
                errors.NotAllowed(parameter, value);
                continue;
            }
            values.Add(parameter.Name, read);
            given.Add((parameter, parameter.Write(read, value)));
        }
        return new Query(values, given);
    }

    /// <summary>Binds a handler's parameter to the query that was checked before the handler ran.</summary>
    public static ValueTask<Query?> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(context.Features.Get<Query>());
}
