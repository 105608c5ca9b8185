namespace Quotes.Api;

/// <summary>Reads the settings; what is wrong with them stops the start, and says which and why.</summary>
internal static class SettingsRegistration
{
    public static void AddSettings(this WebApplicationBuilder builder) =>
        builder
            .Services.AddOptions<Settings>()
            .BindConfiguration("Quotes")
            .Validate(
                settings => settings.HasUsablePublicUrl,
                "Quotes__PublicUrl must be an address such as https://host/path."
            )
            .Validate(
                settings => settings.HasUsableDatabase,
                "Quotes__Database must be sqlite, or postgres with a Quotes__Connection such as "
                    + "Host=db1,db2;Database=quotes;Username=quotes_reader."
            )
            .Validate(settings => settings.Cache >= 0, "Quotes__Cache must be a number of bytes, or 0.")
            .Validate(settings => settings.Memory >= 0, "Quotes__Memory must be a number of bytes, or 0.")
            .Validate(settings => settings.Poll >= TimeSpan.Zero, "Quotes__Poll must be a time such as 00:00:05, or 0.")
            .Validate(
                settings => settings.HasUsableMetricsUrl,
                "Quotes__MetricsUrl must be an address with a port of its own, such as http://0.0.0.0:9464."
            )
            .Validate(
                settings => settings.IsLimited,
                "Quotes__Limits and Quotes__Drain must be positive numbers and times."
            )
            .Validate(
                settings => settings.Limits.ProxyNetworks is not null,
                "Quotes__Limits__Proxies must be networks such as 10.0.0.0/8, with commas between them."
            )
            .ValidateOnStart();

    /// <summary>The settings of a command, which starts no service.</summary>
    public static Settings Of(string[] args) =>
        WebApplication
            .CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory })
            .Configuration.GetSection("Quotes")
            .Get<Settings>()
        ?? new Settings();
}
