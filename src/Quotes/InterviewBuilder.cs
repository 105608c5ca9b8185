using Quotes.Text;
using Quotes.Transcripts;
using Quotes.Verification;

namespace Quotes;

/// <summary>
/// Makes the records of one interview from its transcript, its metadata and the themes of its sentences.
/// </summary>
internal sealed class InterviewBuilder
{
    private readonly ParsedTranscript _transcript;
    private readonly Metadata _metadata;
    private readonly SourceFile _file;
    private readonly IReadOnlyList<IReadOnlyList<ThemeTag>> _themes;
    private readonly IReadOnlyList<IReadOnlyList<ThemeTag>> _quotedThemes;
    private readonly string _id;
    private readonly string _language;
    private readonly Speaker[] _speakers;
    private readonly SpeakerRef[] _voices;
    private readonly Dictionary<string, int> _occurrences = new(StringComparer.Ordinal);

    /// <param name="id">The id of the interview.</param>
    /// <param name="index">Who is meant by a name, over all interviews.</param>
    /// <param name="themes">The themes of each sentence, in the order of the turns and of their sentences.</param>
    /// <param name="quotedThemes">The themes of each quotation of the lede.</param>
    public InterviewBuilder(
        string id,
        ParsedTranscript transcript,
        Metadata metadata,
        SourceFile file,
        SpeakerIndex index,
        IReadOnlyList<IReadOnlyList<ThemeTag>> themes,
        IReadOnlyList<IReadOnlyList<ThemeTag>> quotedThemes
    )
    {
        (_transcript, _metadata, _file, _themes, _quotedThemes) = (transcript, metadata, file, themes, quotedThemes);
        _id = id;
        _language = metadata.Language ?? Languages.Of(transcript.Turns.Select(turn => turn.Text));
        _speakers = [.. transcript.Voices.Select(voice => SpeakerFacts.Of(voice, metadata, index))];
        _voices =
        [
            .. transcript.Voices.Select((voice, i) => new SpeakerRef(_speakers[i].Id, _speakers[i].Name, voice.Role)),
        ];
    }

    public ImportedInterview Build()
    {
        var questions = new Dictionary<int, Question>();
        var answers = new Dictionary<int, Answer>();
        var quotes = new List<Quote>();
        var sentence = 0;
        for (var turn = 0; turn < _transcript.Turns.Count; turn++)
        {
            if (_transcript.Turns[turn].IsQuestion)
                questions.Add(turn, ToQuestion(turn, questions.Count + 1));
            else
                answers.Add(turn, ToAnswer(turn, answers.Count + 1, questions, quotes, ref sentence));
        }
        var given = AnswersByQuestion(answers);
        var quoted = _transcript.Quotations.Select((quotation, i) => ToQuote(quotation, _quotedThemes[i], answers));
        quotes.InsertRange(0, quoted);
        return new ImportedInterview(
            ToInterview(questions.Count, answers.Count, quotes.Count),
            _transcript.Source,
            _transcript.Lede?.Span,
            [.. _transcript.Nodes.Select(node => new TranscriptNode(node.Kind, node.Span.Start, node.Span.End))],
            Counted(questions.Values, answers.Values, quotes),
            [.. questions.Select(q => q.Value with { Answers = [.. given[q.Key]] })],
            [.. answers.Values],
            Linked(quotes)
        );
    }

    private Question ToQuestion(int index, int number)
    {
        var turn = _transcript.Turns[index];
        return new Question
        {
            Id = Ids.Question(_id, turn.Text, Occurrence("question", turn.Text)),
            InterviewId = _id,
            Section = SectionOf(turn),
            Number = number,
            Speaker = _voices[turn.Voice],
            Text = turn.Text,
            Span = turn.Span,
            Answers = [],
        };
    }

    private Answer ToAnswer(
        int index,
        int number,
        Dictionary<int, Question> questions,
        List<Quote> quotes,
        ref int sentence
    )
    {
        var turn = _transcript.Turns[index];
        var question = turn.Answers is { } asked ? questions[asked] : null;
        var id = Ids.Answer(_id, turn.Text, Occurrence("answer", turn.Text));
        var own = new List<Quote>();
        foreach (var passage in turn.Sentences)
            own.Add(
                NewQuote("answer", passage.Text, passage.Span, _voices[turn.Voice], _themes[sentence++]) with
                {
                    Section = SectionOf(turn),
                    Question = question is null ? null : new QuestionRef(question.Id, question.Text),
                    AnswerId = id,
                }
            );
        quotes.AddRange(own);
        return new Answer
        {
            Id = id,
            InterviewId = _id,
            Section = SectionOf(turn),
            Number = number,
            Speaker = _voices[turn.Voice],
            Question = question is null ? null : new AskedQuestion(question.Id, question.Speaker, question.Text),
            Text = turn.Text,
            Span = turn.Span,
            Themes = Union(own),
            Quotes = [.. own.Select(quote => new QuoteRef(quote.Id, quote.Text))],
        };
    }

    private Quote ToQuote(Quotation quotation, IReadOnlyList<ThemeTag> themes, Dictionary<int, Answer> answers)
    {
        var speaker = quotation.Voice is { } voice ? _voices[voice] : null;
        var original = quotation.Original;
        return NewQuote("lede", quotation.Text, quotation.Span, speaker, themes) with
        {
            DerivedFrom = original is null
                ? null
                : new Derivation(
                    answers[original.Turn].Id,
                    Math.Round(original.Similarity, 4),
                    original.Diff,
                    original.Span
                ),
        };
    }

    private Quote NewQuote(
        string kind,
        string text,
        TextSpan span,
        SpeakerRef? speaker,
        IReadOnlyList<ThemeTag> themes
    ) =>
        new()
        {
            Id = Ids.Quote(_id, kind, text, Occurrence(kind == "lede" ? "lede" : "quote", text)),
            Text = text,
            Length = span.Length,
            Language = Languages.OfPassage(text, _language),
            Kind = kind,
            Speaker = speaker,
            Interview = new InterviewRef(_id, Title),
            Themes = themes,
            Span = span,
        };

    private Interview ToInterview(int questions, int answers, int quotes) =>
        new()
        {
            Id = _id,
            Title = Title,
            Form = _metadata.Form ?? _transcript.Form,
            Language = _language,
            Outlet = _metadata.Outlet ?? (_transcript.Sources.Count > 0 ? _transcript.Sources[0].Text : null),
            Column = _metadata.Column,
            Authors = _metadata.Authors ?? [.. _transcript.Authors.Select(author => author.Text)],
            Editors = _metadata.Editors ?? [.. _transcript.Editors.Select(editor => editor.Text)],
            Conducted = _metadata.Conducted,
            ConductedSource = _metadata.ConductedSource,
            Published = _metadata.Published,
            Url = _metadata.Url,
            Page = _metadata.Page,
            Lede = _transcript.Lede?.Text,
            Speakers =
            [
                .. _transcript.Voices.Select((v, i) => new Participant(_voices[i].Id, v.Name, v.Role, v.Evidence)),
            ],
            Sections = [.. _transcript.Headings.Select(heading => new Section(heading.Text, heading.Span))],
            Counts = new InterviewCounts(_transcript.Headings.Count, questions, answers, quotes),
            Source = _file,
            Rights = _metadata.Rights,
        };

    private string Title => _metadata.Title ?? _transcript.Title?.Text ?? Path.GetFileNameWithoutExtension(_file.File);

    private Speaker[] Counted(IEnumerable<Question> questions, IEnumerable<Answer> answers, List<Quote> quotes) =>
        [
            .. _speakers.Select(speaker =>
                speaker with
                {
                    Counts = new SpeakerCounts(
                        questions.Count(question => question.Speaker.Id == speaker.Id),
                        answers.Count(answer => answer.Speaker.Id == speaker.Id),
                        quotes.Count(quote => quote.Speaker?.Id == speaker.Id),
                        1
                    ),
                }
            ),
        ];

    private ILookup<int, AnswerRef> AnswersByQuestion(Dictionary<int, Answer> answers) =>
        answers
            .Where(answer => _transcript.Turns[answer.Key].Answers is not null)
            .ToLookup(
                answer => _transcript.Turns[answer.Key].Answers!.Value,
                answer => new AnswerRef(answer.Value.Id, answer.Value.Speaker, answer.Value.Text)
            );

    private static Quote[] Linked(List<Quote> quotes) =>
        [
            .. quotes.Select(
                (quote, i) =>
                    quote with
                    {
                        Previous = i > 0 ? quotes[i - 1].Id : null,
                        Next = i + 1 < quotes.Count ? quotes[i + 1].Id : null,
                    }
            ),
        ];

    /// <summary>The themes of an answer: those of its sentences, each with all of their evidence.</summary>
    private static ThemeTag[] Union(List<Quote> quotes) =>
        [
            .. quotes
                .SelectMany(quote => quote.Themes)
                .GroupBy(tag => tag.Id, StringComparer.Ordinal)
                .Select(group => new ThemeTag(
                    group.Key,
                    group.All(tag => tag.Inherited),
                    [.. group.SelectMany(tag => tag.Evidence).Distinct()]
                )),
        ];

    private string? SectionOf(Turn turn) => turn.Section is { } section ? _transcript.Headings[section].Text : null;

    private int Occurrence(string kind, string text)
    {
        var key = $"{kind}\0{text}";
        return _occurrences[key] = _occurrences.GetValueOrDefault(key) + 1;
    }
}
