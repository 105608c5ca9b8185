using System.Text.Json;
using Dapper;

namespace Quotes.Storage;

internal sealed partial class CorpusWriter
{
    private readonly Dictionary<string, long> _speakers = new(StringComparer.Ordinal);
    private readonly HashSet<long> _touched = [];

    /// <summary>
    /// Puts in who speaks in an interview; what is known of each over all interviews is told at the end.
    /// </summary>
    private void AddSpeakers(ImportedInterview imported, long interview)
    {
        var speakers = imported
            .Speakers.Zip(imported.Interview.Speakers, (speaker, participant) => (Speaker: speaker, participant.Role))
            .GroupBy(taking => taking.Speaker.Id, StringComparer.Ordinal)
            .Select(voices => (Speaker: Speakers.OneOf(voices.Select(voice => voice.Speaker)), voices.First().Role));
        foreach (var (speaker, role) in speakers)
        {
            var seq = SeqOf(speaker);
            _touched.Add(seq);
            Insert(
                """
                INSERT INTO participation (speaker, interview, role, facts)
                VALUES (@Speaker, @Interview, @Role, @Facts)
                """,
                [
                    new
                    {
                        Speaker = seq,
                        Interview = interview,
                        Role = role,
                        Facts = JsonSerializer.Serialize(speaker, QuotesJson.Verbatim.Speaker),
                    },
                ]
            );
        }
    }

    private void RemoveSpeakers(long interview)
    {
        _touched.UnionWith(
            _connection.Query<long>(
                "SELECT speaker FROM participation WHERE interview = @interview",
                new { interview },
                _transaction
            )
        );
        _connection.Execute("DELETE FROM participation WHERE interview = @interview", new { interview }, _transaction);
    }

    private long SeqOf(Speaker speaker)
    {
        if (_speakers.TryGetValue(speaker.Id, out var seq))
            return seq;
        seq =
            _connection.QuerySingleOrDefault<long?>("SELECT seq FROM speaker WHERE id = @Id", speaker, _transaction)
            ?? _connection.QuerySingle<long>(
                """
                INSERT INTO speaker (id, name, names, title, organization, aliases, roles, counts, text)
                VALUES (@Id, @Name, @Names, @Title, @Organization, @Aliases, @Roles, @Counts, '')
                RETURNING seq
                """,
                speaker,
                _transaction
            );
        _speakers.Add(speaker.Id, seq);
        return seq;
    }

    /// <summary>Writes of each speaker who came, went or changed what all the interviews tell together.</summary>
    private void FinishSpeakers()
    {
        foreach (var seq in _touched.Order())
        {
            var before = _connection.QuerySingle<string>(
                "SELECT text FROM speaker WHERE seq = @seq",
                new { seq },
                _transaction
            );
            if (before.Length > 0)
                Unindex("speaker_words", seq, ("text", before));
            var facts = _connection
                .Query<string>(
                    "SELECT facts FROM participation WHERE speaker = @seq ORDER BY interview",
                    new { seq },
                    _transaction
                )
                .AsList();
            if (facts.Count == 0)
                _connection.Execute("DELETE FROM speaker WHERE seq = @seq", new { seq }, _transaction);
            else
                Write(Speakers.Merged(facts.Select(OfFacts)), seq);
        }
    }

    private static Speaker OfFacts(string facts) => JsonSerializer.Deserialize(facts, QuotesJson.Verbatim.Speaker)!;

    private void Write(Speaker speaker, long seq)
    {
        var text = Searched(speaker);
        Insert(
            """
            UPDATE speaker
            SET name = @Name, names = @Names, title = @Title, organization = @Organization, aliases = @Aliases,
              roles = @Roles, counts = @Counts, text = @Text
            WHERE seq = @Seq
            """,
            [
                new
                {
                    Seq = seq,
                    speaker.Name,
                    speaker.Names,
                    speaker.Title,
                    speaker.Organization,
                    speaker.Aliases,
                    speaker.Roles,
                    speaker.Counts,
                    Text = text,
                },
            ]
        );
        Insert(
            "INSERT INTO speaker_words (rowid, text) VALUES (@Seq, @Text)",
            [new { Seq = seq, Text = InterviewRows.Indexed(text, _words) }]
        );
    }

    /// <summary>What a speaker is found by: every name, the position and the organisation.</summary>
    private static string Searched(Speaker speaker) =>
        string.Join(
            " | ",
            [
                speaker.Name,
                .. speaker.Names.Values,
                .. speaker.Aliases,
                .. new[] { speaker.Title, speaker.Organization }.OfType<string>(),
            ]
        );
}
