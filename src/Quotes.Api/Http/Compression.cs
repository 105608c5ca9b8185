using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Quotes.Api.Http;

/// <summary>What is compressed: everything that is text, problems included.</summary>
internal static class Compression
{
    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(Configure);
        services.AddSingleton<IResponseCompressionProvider, PageCompression>();
    }

    private static void Configure(ResponseCompressionOptions options)
    {
        // Brotli at its fastest, the default, packs worse than gzip does.
        // No answer holds a secret of one caller beside the input of another, so compressing under TLS gives nothing
        // away.
        options.EnableForHttps = true;
        options.Providers.Add(
            new BrotliCompressionProvider(new BrotliCompressionProviderOptions { Level = CompressionLevel.Optimal })
        );
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes =
        [
            .. ResponseCompressionDefaults.MimeTypes,
            Format.Csv.MediaType,
            Format.NdJson.MediaType,
            Format.Markdown.MediaType,
            Format.Atom.MediaType,
            Format.JsonFeed.MediaType,
            Format.Bibliography.MediaType,
            Format.Csl.MediaType,
            Format.BibTex.MediaType,
            Format.Ris.MediaType,
            Format.JsonLd.MediaType,
            ProblemResult.MediaType,
            "application/linkset+json",
            "image/svg+xml",
        ];
    }
}
