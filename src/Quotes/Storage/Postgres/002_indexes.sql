-- Made once the rows are in, which takes a fraction of the time of keeping them as rows come.
CREATE INDEX interview_event ON interview (event, id) WHERE event IS NOT NULL;
CREATE INDEX participation_interview ON participation (interview, speaker);

ALTER TABLE question ADD PRIMARY KEY (seq, interview);
CREATE UNIQUE INDEX question_id ON question (id, interview);
CREATE INDEX question_speaker ON question (speaker, seq);
CREATE INDEX question_interview ON question (interview, seq);

ALTER TABLE answer ADD PRIMARY KEY (seq, interview);
CREATE UNIQUE INDEX answer_id ON answer (id, interview);
CREATE INDEX answer_speaker ON answer (speaker, seq);
CREATE INDEX answer_interview ON answer (interview, seq);
CREATE INDEX answer_question ON answer (question, seq);
CREATE INDEX answer_length ON answer (length, seq);
CREATE INDEX answer_date ON answer (date, seq);

ALTER TABLE quote ADD PRIMARY KEY (seq, interview);
CREATE UNIQUE INDEX quote_id ON quote (id, interview);
CREATE INDEX quote_speaker ON quote (speaker, seq);
CREATE INDEX quote_interview ON quote (interview, seq);
CREATE INDEX quote_question ON quote (question, seq);
CREATE INDEX quote_length ON quote (length, seq);
CREATE INDEX quote_date ON quote (date, seq);
CREATE INDEX quote_kind ON quote (kind, seq);
CREATE INDEX quote_answer ON quote (answer, seq);

ALTER TABLE quote_theme ADD PRIMARY KEY (theme, quote);
CREATE INDEX quote_theme_quote ON quote_theme (quote, theme);
ALTER TABLE answer_theme ADD PRIMARY KEY (theme, answer);
CREATE INDEX answer_theme_answer ON answer_theme (answer, theme);

ALTER TABLE quote_words ADD PRIMARY KEY (rowid, interview);
ALTER TABLE question_words ADD PRIMARY KEY (rowid, interview);
ALTER TABLE answer_words ADD PRIMARY KEY (rowid, interview);
ALTER TABLE speaker_words ADD PRIMARY KEY (rowid);
-- Nothing comes later that a list of pending entries could spare the index.
CREATE INDEX quote_words_terms ON quote_words USING gin (terms) WITH (fastupdate = off);
CREATE INDEX question_words_terms ON question_words USING gin (terms) WITH (fastupdate = off);
CREATE INDEX answer_words_terms ON answer_words USING gin (terms) WITH (fastupdate = off);
CREATE INDEX answer_words_asked ON answer_words USING gin (asked) WITH (fastupdate = off);
CREATE INDEX speaker_words_terms ON speaker_words USING gin (terms) WITH (fastupdate = off);
ALTER TABLE quote_places ADD PRIMARY KEY (term, last);
ALTER TABLE question_places ADD PRIMARY KEY (term, last);
ALTER TABLE answer_places ADD PRIMARY KEY (term, last);
ALTER TABLE asked_places ADD PRIMARY KEY (term, last);
