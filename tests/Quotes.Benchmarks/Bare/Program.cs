// The least that answers: what the start of the service is measured against.
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health/ready", () => "ready");
app.Run();
