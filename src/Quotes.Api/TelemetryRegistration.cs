namespace Quotes.Api;

/// <summary>Where the measures are served.</summary>
internal static class TelemetryRegistration
{
    /// <summary>
    /// Measures, and listens for those who read the measures where they have an address of their own.
    /// </summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Measures>();
        builder.Services.AddSingleton<Telemetry>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Telemetry>());
        if (builder.Configuration["Quotes:MetricsUrl"] is { Length: > 0 } own)
            builder.WebHost.UseUrls([.. Listening(builder.Configuration), own]);
    }

    /// <summary>Serves the measures.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var own = Uri.TryCreate(app.Configuration["Quotes:MetricsUrl"], UriKind.Absolute, out var url)
            ? url.Port
            : (int?)null;
        var telemetry = app.Services.GetRequiredService<Telemetry>();
        app.UseWhen(
            context =>
                context.Request.Path == Paths.Metrics
                && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                && (own is null || own == context.Connection.LocalPort),
            metrics => metrics.Run(telemetry.WriteAsync)
        );
    }

    // Naming one more address would otherwise take the place of the ports that were asked for.
    private static IEnumerable<string> Listening(ConfigurationManager configuration) =>
        configuration["urls"] is { Length: > 0 } urls
            ? urls.Split(';')
            : Ports(configuration, "http").Concat(Ports(configuration, "https"));

    private static IEnumerable<string> Ports(ConfigurationManager configuration, string scheme) =>
        (configuration[scheme + "_ports"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(port => $"{scheme}://*:{port}");
}
