using Microsoft.AspNetCore.Http.HttpResults;
using Quotes.Api.Http;

namespace Quotes.Api.Endpoints;

/// <summary>Speakers: who asks and who answers.</summary>
internal static class SpeakerEndpoints
{
    public static void MapSpeakers(this IEndpointRouteBuilder app)
    {
        var speakers = app.MapGroup("").WithTags("Speakers");
        speakers
            .MapMethods(Paths.Speakers, Contract.Reading, ListSpeakers)
            .With(Contracts.Speakers)
            .WithName(nameof(ListSpeakers));
        speakers
            .MapMethods(Paths.Speaker("{id}"), Contract.Reading, GetSpeaker)
            .With(Contracts.Plain)
            .WithName(nameof(GetSpeaker));
    }

    /// <summary>List speakers</summary>
    /// <remarks>
    /// Everybody (and every publication) that speaks in the corpus, in order of id. `q` looks into names, positions
    /// and organisations.
    /// </remarks>
    /// <response code="200">One page of the speakers that the filters allow.</response>
    public static async Task<Results<Listing<Speaker>, Invalid>> ListSpeakers(
        Query query,
        Generation corpus,
        CancellationToken ct
    )
    {
        var roles = query.Value(Parameters.Role) is { } role ? new[] { role } : [];
        var filter = new SpeakerFilter(roles, query.Value(Parameters.Interview) ?? [], query.Search);
        return query.Answer(await corpus.Store.ListSpeakersAsync(filter, query.Page(), ct));
    }

    /// <summary>Get a speaker</summary>
    /// <remarks>One speaker: names, position, roles, and how much of the corpus is theirs.</remarks>
    /// <param name="id">The slug of the speaker.</param>
    /// <response code="200">The speaker that the corpus holds under this id.</response>
    /// <response code="404">The corpus holds no speaker with this id.</response>
    public static async Task<Results<Found<Speaker>, Missing>> GetSpeaker(
        string id,
        Query query,
        Generation corpus,
        CancellationToken ct
    ) =>
        await corpus.Store.FindSpeakerAsync(id, ct) is { } speaker
            ? Found.Of(speaker)
            : await Missing.OfAsync("speaker", id, corpus.Store, ct);
}
