using System.Globalization;
using Quotes;
using Quotes.Api;
using Quotes.Api.Endpoints;
using Quotes.Api.Http;
using Quotes.Api.Mcp;
using Quotes.Api.Pages;

// Even where a host's settings make the runtime know cultures: no answer depends on one.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

if (args is ["themes", ..])
    return await ThemesCommand.RunAsync(args[1..]);
if (args is ["check", ..])
    return await CheckCommand.RunAsync(args[1..]);
if (args is ["import", ..])
    return await ImportCommand.RunAsync(args[1..]);
if (args is ["healthcheck", ..])
    return await HealthCheck.RunAsync(args.ElementAtOrDefault(1));

// The working folder is the operator's; our own settings stand beside the program.
var builder = WebApplication.CreateSlimBuilder(
    new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
        // Whatever the environment says: Development would show callers what failed inside.
        EnvironmentName = Environments.Production,
    }
);
builder.WebHost.UseKestrelHttpsConfiguration();
Logs.Configure(builder.Logging, builder.Configuration);
if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
    builder.WebHost.UseUrls("http://localhost:8080");
builder.AddTelemetry();

builder.AddSettings();
builder.AddLimits();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ServedCorpus>();
builder.AddCorpus();
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.Encoder = QuotesJson.Verbatim.Options.Encoder;
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, QuotesJson.Verbatim);
    json.SerializerOptions.TypeInfoResolverChain.Insert(1, ApiJson.Default);
});
builder.Services.AddCompression();
builder.Services.AddDocument();
builder.Services.AddPages();
builder.Services.AddBots();

var app = builder.Build();
app.UseProxies();
app.UseMiddleware<Deadline>();
app.UseMiddleware<Admission>();
app.UseMiddleware<CacheMiddleware>();
app.UseMiddleware<AnswerMiddleware>();
app.UseMetrics();
app.UseResponseCompression();
app.UseRouting();
app.UseMiddleware<ContractMiddleware>();
app.UseMiddleware<BotGate>();
app.MapOperation();
app.MapCorpus();
app.MapInterviews();
app.MapSpeakers();
app.MapQuestions();
app.MapAnswers();
app.MapQuotes();
app.MapThemes();
app.MapSearch();
app.MapVerifications();
app.MapCitations();
app.MapPages();
app.MapBots();
app.MapDocument();
await app.RunAsync();
return 0;
