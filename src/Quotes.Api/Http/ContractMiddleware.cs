using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Quotes.Api.Pages;

namespace Quotes.Api.Http;

/// <summary>
/// Holds every operation to its contract before its handler runs: the corpus is open, the query is in order, there is a
/// format that the caller takes; and answers 304 before the store is asked for anything.
/// </summary>
internal sealed class ContractMiddleware(RequestDelegate next, TimeProvider clock, IOptions<Settings> settings)
{
    // Another build of the service may write the same corpus differently, so its ETags must differ.
    private static readonly string _build = typeof(ContractMiddleware).Module.ModuleVersionId.ToString("N");

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Contract>() is not { } contract)
        {
            await next(context);
            return;
        }
        var corpus = context.Features.GetRequiredFeature<Generation>();
        if (contract.Longest is null)
        {
            await AnswerAsync(context, contract, corpus, null);
            return;
        }
        // Whatever reads for this request stops when it has had its time, or when the caller has left.
        var left = context.RequestAborted;
        using var wanted = CancellationTokenSource.CreateLinkedTokenSource(left);
        context.RequestAborted = wanted.Token;
        try
        {
            await AnswerAsync(context, contract, corpus, wanted);
        }
        finally
        {
            context.RequestAborted = left;
        }
    }

    private async Task AnswerAsync(
        HttpContext context,
        Contract contract,
        Generation corpus,
        CancellationTokenSource? wanted
    )
    {
        if (!corpus.IsOpen && !contract.IsFixed)
        {
            await new ProblemResult(ApiProblem.NotReady).ExecuteAsync(context);
            return;
        }

        // Routing takes any case and a slash at the end; an id, a cache and a link know one spelling.
        var path = context.Request.Path.Value!;
        if ((path.EndsWith('/') && path != Paths.Home) || path.AsSpan().ContainsAnyInRange('A', 'Z'))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var errors = new QueryErrors();
        if (contract.Body is not null && !JsonBody.IsJson(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        var query = await ReadAsync(context, contract, errors);
        // Not before: how long a body takes to come is its sender's, and has a limit of its own.
        if (contract.Longest is { } longest)
            wanted?.CancelAfter(longest);
        query.Path = path;
        QueryChecks.CheckCursor(query, errors);
        QueryChecks.CheckRanges(query, errors);
        QueryChecks.CheckSearch(query, contract, errors);
        if (contract.Moves(query))
            query.Today = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), query.Value(Parameters.Zone) ?? TimeZoneInfo.Utc);

        var format = contract.IsNamed ? contract.Formats[0] : query.AskedFormat(contract);
        if (format is null)
            (format, query.Told) = Negotiation.Choose(contract.Formats, context.Request.Headers.Accept);
        if (format is null && !errors.Any)
        {
            await new ProblemResult(ApiProblem.NotAcceptable(contract.Formats)).ExecuteAsync(context);
            return;
        }
        query.Format = format ?? contract.Formats[0];
        if (contract.Spoken.Contains(query.Format))
            query.Told = PageLanguage.Choose(context, query.Value(PageLanguage.Parameter));

        var etag = ETag(query, contract, corpus, settings.Value.PublicRoot);
        if (!errors.Any && contract.Body is null && Freshness.IsKnown(context.Request.Headers.IfNoneMatch, etag))
        {
            Freshness.Set(context.Response, etag, query, contract);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (!contract.IsFixed)
            await QueryChecks.CheckNamesAsync(query, corpus.Store, errors, context.RequestAborted);
        if (errors.Any)
        {
            await new Invalid(errors).ExecuteAsync(context);
            return;
        }

        query.IsLasting = contract.Body is null && contract.Repeatable(query) && !contract.Moves(query);
        context.Features.Set(query);
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                Freshness.Set(context.Response, etag, query, contract);
            return Task.CompletedTask;
        });
        await (
            contract.Body is null && AnyTag.IsIn(context.Request) ? AnyTag.AnswerAsync(context, next) : next(context)
        );
    }

    private static async Task<Query> ReadAsync(HttpContext context, Contract contract, QueryErrors errors)
    {
        var asked = context.Request.QueryString.Value;
        if (contract.IsPage)
            asked = PageQuery.Known(asked, contract.Parameters);
        if (contract.Body is not { } members)
            return Query.Read(asked, contract.Parameters, errors);
        var values = await JsonBody.ReadAsync(context, contract.MostBytes, members, errors);
        foreach (var (name, value) in QueryText.Read(asked, contract.Parameters, errors))
            values.Add(name, value);
        return Query.Of(values, [.. members, .. contract.Parameters], errors);
    }

    private static EntityTagHeaderValue ETag(Query query, Contract contract, Generation corpus, string root)
    {
        var moment =
            !contract.Moves(query) ? ""
            : contract == Contracts.Daily ? $"{query.Today:yyyy-MM-dd}"
            : corpus.Store.Built + corpus.Store.Notice?.Message + corpus.Import;
        var asked = query.Canonical(_ => true);
        var key = string.Join(
            '\n',
            contract.IsFixed ? "" : corpus.Version,
            _build,
            query.Path,
            asked,
            query.Format.MediaType,
            query.Told,
            root,
            moment
        );
        // Quick rather than proof against forgery: a caller who makes two queries of one tag deceives only himself.
        var hash = XxHash128.Hash(Encoding.UTF8.GetBytes(key));
        return new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(hash.AsSpan(0, 12))}\"", isWeak: true);
    }
}
