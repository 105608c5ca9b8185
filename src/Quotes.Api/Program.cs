using Quotes;
using Quotes.Api;
using Quotes.Api.Endpoints;
using Quotes.Api.Http;
using Quotes.Api.Pages;

if (args is ["themes", ..])
    return await ThemesCommand.RunAsync(args[1..]);
if (args is ["check", ..])
    return await CheckCommand.RunAsync(args[1..]);
if (args is ["healthcheck", ..])
    return await HealthCheck.RunAsync(args.ElementAtOrDefault(1));

// The working folder is the operator's; our own settings stand beside the program.
var builder = WebApplication.CreateSlimBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
);
builder.WebHost.UseKestrelHttpsConfiguration();
builder.WebHost.ConfigureKestrel(KestrelLimits.Configure);
if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
    builder.WebHost.UseUrls("http://localhost:8080");

builder
    .Services.AddOptions<Settings>()
    .BindConfiguration("Quotes")
    .Validate(
        settings => settings.HasUsablePublicUrl,
        "Quotes__PublicUrl must be an address such as https://host/path."
    )
    .Validate(settings => settings.Cache >= 0, "Quotes__Cache must be a number of bytes, or 0.")
    .Validate(settings => settings.Poll >= TimeSpan.Zero, "Quotes__Poll must be a time such as 00:00:05, or 0.")
    .ValidateOnStart();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<ServedCorpus>();
builder.Services.AddHostedService<CorpusKeeper>();
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.Encoder = QuotesJson.Verbatim.Options.Encoder;
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, QuotesJson.Verbatim);
    json.SerializerOptions.TypeInfoResolverChain.Insert(1, ApiJson.Default);
});
builder.Services.AddResponseCompression(Compression.Configure);
builder.Services.AddDocument();
builder.Services.AddPages();

var app = builder.Build();
app.UseMiddleware<CacheMiddleware>();
app.UseMiddleware<AnswerMiddleware>();
app.UseResponseCompression();
app.UseRouting();
app.UseMiddleware<ContractMiddleware>();
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
app.MapDocument();
await app.RunAsync();
return 0;
