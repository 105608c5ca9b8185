using System.Globalization;

namespace Quotes.Api.Http;

/// <summary>A column of a CSV answer.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Value">What stands in it; null for an empty cell.</param>
/// <param name="IsText">Whether it holds words, which must not be run as a formula.</param>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Value, bool IsText = true);

/// <summary>Which members of each kind of entry its CSV shows: what fits into a cell.</summary>
internal static class CsvColumns
{
    public static CsvColumn<T>[] Of<T>() => (CsvColumn<T>[])_all[typeof(T)];

    private static readonly Dictionary<Type, object> _all = new()
    {
        [typeof(Quote)] = new CsvColumn<Quote>[]
        {
            new("id", q => q.Id),
            new("text", q => q.Text),
            Number<Quote>("length", q => q.Length),
            new("language", q => q.Language),
            new("kind", q => q.Kind),
            new("speakerId", q => q.Speaker?.Id),
            new("speakerName", q => q.Speaker?.Name),
            new("role", q => q.Speaker?.Role),
            new("interviewId", q => q.Interview.Id),
            new("interviewTitle", q => q.Interview.Title),
            new("section", q => q.Section),
            new("questionId", q => q.Question?.Id),
            new("question", q => q.Question?.Text),
            new("answerId", q => q.AnswerId),
            new("themes", q => Themes(q.Themes)),
            Number<Quote>("start", q => q.Span.Start),
            Number<Quote>("end", q => q.Span.End),
            new("offsetUnit", q => q.OffsetUnit),
            new("derivedFrom", q => q.DerivedFrom?.AnswerId),
            new("link", q => q.Links.Self),
        },
        [typeof(Answer)] = new CsvColumn<Answer>[]
        {
            new("id", a => a.Id),
            new("text", a => a.Text),
            Number<Answer>("number", a => a.Number),
            new("speakerId", a => a.Speaker.Id),
            new("speakerName", a => a.Speaker.Name),
            new("role", a => a.Speaker.Role),
            new("interviewId", a => a.InterviewId),
            new("section", a => a.Section),
            new("questionId", a => a.Question?.Id),
            new("question", a => a.Question?.Text),
            new("themes", a => Themes(a.Themes)),
            Number<Answer>("start", a => a.Span.Start),
            Number<Answer>("end", a => a.Span.End),
            new("offsetUnit", a => a.OffsetUnit),
            new("link", a => a.Links.Self),
        },
        [typeof(Question)] = new CsvColumn<Question>[]
        {
            new("id", n => n.Id),
            new("text", n => n.Text),
            Number<Question>("number", n => n.Number),
            new("speakerId", n => n.Speaker.Id),
            new("speakerName", n => n.Speaker.Name),
            new("role", n => n.Speaker.Role),
            new("interviewId", n => n.InterviewId),
            new("section", n => n.Section),
            Number<Question>("start", n => n.Span.Start),
            Number<Question>("end", n => n.Span.End),
            new("offsetUnit", n => n.OffsetUnit),
            new("link", n => n.Links.Self),
        },
        [typeof(Hit)] = new CsvColumn<Hit>[]
        {
            new("type", h => h.Type),
            new("id", h => h.Id),
            new("text", h => h.Text),
            new("speakerId", h => h.Speaker?.Id),
            new("speakerName", h => h.Speaker?.Name),
            new("role", h => h.Speaker?.Role),
            new("interviewId", h => h.Interview.Id),
            new("interviewTitle", h => h.Interview.Title),
            new("section", h => h.Section),
            new("questionId", h => h.Question?.Id),
            new("question", h => h.Question?.Text),
            new("themes", h => Themes(h.Themes)),
            Number<Hit>("start", h => h.Span.Start),
            Number<Hit>("end", h => h.Span.End),
            new("offsetUnit", h => h.OffsetUnit),
            new("score", h => h.Score.ToString(CultureInfo.InvariantCulture), IsText: false),
            new("link", h => h.Links.Self),
            new("language", h => h.Language),
        },
        [typeof(Speaker)] = new CsvColumn<Speaker>[]
        {
            new("id", s => s.Id),
            new("name", s => s.Name),
            new("nameEn", s => s.Names.GetValueOrDefault("en")),
            new("title", s => s.Title),
            new("organization", s => s.Organization),
            new("roles", s => string.Join('|', s.Roles)),
            Number<Speaker>("questions", s => s.Counts.Questions),
            Number<Speaker>("answers", s => s.Counts.Answers),
            Number<Speaker>("quotes", s => s.Counts.Quotes),
            Number<Speaker>("interviews", s => s.Counts.Interviews),
            new("link", s => s.Links.Self),
        },
        [typeof(Interview)] = new CsvColumn<Interview>[]
        {
            new("id", i => i.Id),
            new("title", i => i.Title),
            new("form", i => i.Form),
            new("language", i => i.Language),
            new("outlet", i => i.Outlet),
            new("column", i => i.Column),
            new("authors", i => string.Join('|', i.Authors)),
            new("editors", i => string.Join('|', i.Editors)),
            new("conducted", i => i.Conducted),
            new("published", i => i.Published),
            new("url", i => i.Url),
            new("speakers", i => string.Join('|', i.Speakers.Select(s => s.Id))),
            Number<Interview>("questions", i => i.Counts.Questions),
            Number<Interview>("answers", i => i.Counts.Answers),
            Number<Interview>("quotes", i => i.Counts.Quotes),
            new("link", i => i.Links.Self),
        },
        [typeof(Theme)] = new CsvColumn<Theme>[]
        {
            new("id", t => t.Id),
            new("nameZh", t => t.Names.GetValueOrDefault("zh")),
            new("nameEn", t => t.Names.GetValueOrDefault("en")),
            new("definition", t => t.Definition),
            new("parent", t => t.Parent),
            Number<Theme>("quotes", t => t.Counts.Quotes),
            Number<Theme>("answers", t => t.Counts.Answers),
            Number<Theme>("interviews", t => t.Counts.Interviews),
            new("link", t => t.Links.Self),
        },
    };

    private static CsvColumn<T> Number<T>(string name, Func<T, int> value) =>
        new(name, item => value(item).ToString(CultureInfo.InvariantCulture), IsText: false);

    private static string Themes(IReadOnlyList<ThemeTag> themes) => string.Join('|', themes.Select(theme => theme.Id));
}
