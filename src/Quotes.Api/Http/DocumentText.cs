using Microsoft.OpenApi;

namespace Quotes.Api.Http;

/// <summary>What the document says that stands in no docstring.</summary>
internal static class DocumentText
{
    public static OpenApiInfo Info =>
        new()
        {
            Title = "Quotes",
            Version = "1.0.0",
            Summary = "Interviews as they were published, sentence by sentence, each with its place in the source.",
            Description = """
                Transcripts of interviews, read as they were published: every word with its place in the source.
                Speakers, questions, answers and quotes have stable ids that never point at other words; every theme
                on a quote stands with the words that justify it.

                Lists come a page at a time (`limit`, `next`), as JSON, CSV or NDJSON. Offsets count Unicode code
                points, or UTF-16 units with `offsets=utf16`. Errors are problems (RFC 9457) that name each parameter,
                what came and what is allowed. Answers carry a weak `ETag`; send it back as `If-None-Match` and get 304
                while nothing has changed. No key is needed.
                """.ReplaceLineEndings("\n"),
            Contact = new()
            {
                Name = "The Quotes maintainers",
                Url = new Uri("https://quotes.example/contact"),
                Email = "maintainers@quotes.example",
            },
            License = new() { Name = "MIT", Url = new Uri("https://opensource.org/license/mit") },
        };

    /// <summary>The groups of operations, in order of the alphabet, as the checks of the document want them.</summary>
    public static readonly (string Name, string Description)[] Tags =
    [
        ("Answers", "Turns of those who answer, whole, with their themes and sentences."),
        ("Citations", "References in every format and style, and pointers to the words themselves."),
        ("Corpus", "What there is, and the state that it is in."),
        ("Interviews", "Interviews with their bylines, speakers and sources, and their whole transcripts."),
        ("Questions", "What those who ask have put to the other side."),
        ("Quotes", "Sentences that can be cited: listed, drawn, exported."),
        ("Search", "Quotes, answers and questions that hold given words, ranked."),
        ("Speakers", "Everybody, and every publication, that asks or answers."),
        ("Themes", "The subjects that quotes are tagged with."),
        ("Verifications", "Verdicts: whether, where and by whom something was said."),
    ];

    /// <summary>What the headers of answers mean.</summary>
    public static readonly (string Name, string Description, string Example)[] Headers =
    [
        ("Corpus-Version", "The version of the corpus that the answer was made from.", "5f0c6c2b7d3e4a19"),
        ("ETag", "Names this answer; send it back in If-None-Match.", "W/\"3q2-7wAAAAAAAAAA\""),
        ("Cache-Control", "How long the answer may be kept, and by whom.", "public, max-age=300"),
        ("Link", "The next page, where there is one.", "</v1/quotes?cursor=AAAAAAAAAABxLTAwMDAwMA>; rel=\"next\""),
        ("Access-Control-Allow-Origin", "Any page may read the answer, without credentials.", "*"),
        ("RateLimit", "What is left of the rate limit, where the operator has set one.", "\"default\";r=99;t=60"),
        ("Retry-After", "How many seconds to wait before trying again.", "5"),
    ];

    /// <summary>The headers that every answer of the API carries.</summary>
    public static readonly string[] OnEveryAnswer = ["Access-Control-Allow-Origin", "Corpus-Version", "RateLimit"];

    /// <summary>The refusals that operations share.</summary>
    public static readonly (int Status, string Name, string Description, ApiProblem Example)[] Refusals =
    [
        (
            400,
            "InvalidParameter",
            "A parameter is unknown, repeated, empty or out of range, or names what is not there.",
            ApiProblem.Invalid(Example())
        ),
        (
            404,
            "NotFound",
            "The corpus holds nothing under this id.",
            ApiProblem.NotFound("The corpus holds no such id.")
        ),
        (
            410,
            "Gone",
            "An earlier corpus held this id; `successor` says what took its place, where anything did.",
            ApiProblem.Gone("An earlier corpus held this id; this one does not.", Paths.Quote(FirstSeed.Quote))
        ),
        (
            406,
            "NotAcceptable",
            "None of the formats there are is one that `Accept` allows.",
            ApiProblem.NotAcceptable([Format.Json])
        ),
        (408, "Timeout", "The body did not arrive in time.", ApiProblem.Of(408, null)),
        (413, "TooLarge", "The body is larger than this operation takes.", ApiProblem.Of(413, null)),
        (415, "UnsupportedMediaType", "The body is no JSON in UTF-8.", ApiProblem.Of(415, null)),
        (429, "TooManyRequests", "The rate limit is used up.", ApiProblem.Of(429, null)),
        (
            500,
            "InternalError",
            "The service failed; nothing that a caller does should bring this about.",
            ApiProblem.Internal("00-4bf92f3577b34da6a3ce929d0e0e4736")
        ),
        (
            503,
            "NotReady",
            "No corpus is open yet, or no answer was found in time; try again in a few seconds.",
            ApiProblem.NotReady
        ),
    ];

    private static QueryErrors Example()
    {
        var errors = new QueryErrors();
        errors.NotAllowed(Parameters.Limit, "0");
        return errors;
    }
}
