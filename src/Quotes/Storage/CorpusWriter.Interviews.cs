using Dapper;

namespace Quotes.Storage;

internal sealed partial class CorpusWriter
{
    // How many places are left free behind an interview, so that it can grow and another can come between.
    private const int LeastFree = 512;

    private long _end;

    /// <summary>Puts an interview in; into a new corpus in the order of their ids.</summary>
    /// <exception cref="NoRoomException">There is no place left where it belongs.</exception>
    public void Add(InterviewRows rows)
    {
        var interview = rows.Imported.Interview;
        var seq = _isWhole ? _end + LeastFree : Place(interview.Id, rows.Places);
        _end = seq + (rows.Places * 2L);
        Write(rows.Imported, seq, rows.Places);
        AddSpeakers(rows.Imported, seq);
        _words.UnionWith(rows.Words);
        WriteQuestions(rows, seq);
        WriteAnswers(rows, seq);
        WriteQuotes(rows, seq);
        Insert(
            "INSERT INTO interview_theme (theme, interview, quotes, answers) VALUES (@Theme, @Seq, @Quotes, @Answers)",
            ThemesOf(rows.Imported)
                .Select(theme => new
                {
                    Theme = _themes[theme.Id],
                    Seq = seq,
                    theme.Quotes,
                    theme.Answers,
                })
        );
    }

    /// <summary>
    /// Where an interview stands among those that are there: their order is that of their ids, and what is in them has
    /// the places behind theirs.
    /// </summary>
    private long Place(string id, int places)
    {
        const string before = "SELECT seq + places FROM interview WHERE id < @id ORDER BY id DESC LIMIT 1";
        const string behind = "SELECT seq FROM interview WHERE id > @id ORDER BY id LIMIT 1";
        var start = _connection.QuerySingleOrDefault<long>(before, new { id }, _transaction);
        var end = _connection.QuerySingleOrDefault<long?>(behind, new { id }, _transaction);
        if (end is null)
            return start + LeastFree;
        var free = end.Value - start - places;
        return free >= 0 ? start + (free / 2) : throw new NoRoomException();
    }

    /// <summary>Takes an interview out, with all that is in it.</summary>
    public void Remove(string id)
    {
        var seq = _connection.QuerySingle<long>("SELECT seq FROM interview WHERE id = @id", new { id }, _transaction);
        RemoveFromIndex(seq);
        RemoveSpeakers(seq);
        const string all = """
            DELETE FROM quote_theme WHERE quote IN (SELECT seq FROM quote WHERE interview = @seq);
            DELETE FROM answer_theme WHERE answer IN (SELECT seq FROM answer WHERE interview = @seq);
            DELETE FROM interview_theme WHERE interview = @seq;
            DELETE FROM quote WHERE interview = @seq;
            DELETE FROM answer WHERE interview = @seq;
            DELETE FROM question WHERE interview = @seq;
            DELETE FROM interview WHERE seq = @seq;
            """;
        _connection.Execute(all, new { seq }, _transaction);
    }

    private void Write(ImportedInterview imported, long seq, int places)
    {
        var interview = imported.Interview;
        _connection.Execute(
            """
            INSERT INTO interview (seq, places, id, title, form, language, outlet, col, authors, editors, conducted,
              conducted_source, published, url, page, lede, lede_span, speakers, sections, counts, source, rights,
              astral, nodes, text)
            VALUES (@Seq, @Places, @Id, @Title, @Form, @Language, @Outlet, @Column, @Authors, @Editors, @Conducted,
              @ConductedSource, @Published, @Url, @Page, @Lede, @LedeSpan, @Speakers, @Sections, @Counts, @Source,
              @Rights, @Astral, @Nodes, @Text)
            """,
            new
            {
                Seq = seq,
                Places = places,
                interview.Id,
                interview.Title,
                interview.Form,
                interview.Language,
                interview.Outlet,
                interview.Column,
                interview.Authors,
                interview.Editors,
                interview.Conducted,
                interview.ConductedSource,
                interview.Published,
                interview.Url,
                interview.Page,
                interview.Lede,
                imported.LedeSpan,
                interview.Speakers,
                interview.Sections,
                interview.Counts,
                interview.Source,
                interview.Rights,
                imported.Text.Astral,
                imported.Nodes,
                Text = imported.Text.Value,
            },
            _transaction
        );
    }

    /// <summary>How many quotes and answers of an interview carry each theme that stands in it.</summary>
    private static IEnumerable<(string Id, int Quotes, int Answers)> ThemesOf(ImportedInterview imported)
    {
        var quotes = imported.Quotes.SelectMany(quote => quote.Themes).CountBy(tag => tag.Id).ToDictionary();
        var answers = imported.Answers.SelectMany(answer => answer.Themes).CountBy(tag => tag.Id).ToDictionary();
        return quotes.Select(theme => (theme.Key, theme.Value, answers.GetValueOrDefault(theme.Key)));
    }
}

/// <summary>A corpus has no place left where an interview belongs, and must be built anew.</summary>
internal sealed class NoRoomException : Exception;
