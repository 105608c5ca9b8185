-- One corpus: built once, never changed. seq is the order of lists: interviews by id, within them by place. An interview
-- and the first quote, answer and question in it have the same one; behind the last it leaves some free.
CREATE TABLE corpus (version TEXT NOT NULL, themes TEXT) STRICT;

-- The transcripts that it was made of, and what became of each: by this the next import knows what is new.
CREATE TABLE seed (
  file TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  beside TEXT,
  interview TEXT,
  served INTEGER NOT NULL,
  read INTEGER NOT NULL,
  metadata TEXT,
  voices TEXT NOT NULL,
  problems TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
  seq INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  message TEXT NOT NULL
) STRICT;

CREATE TABLE interview (
  seq INTEGER PRIMARY KEY,
  places INTEGER NOT NULL,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  form TEXT NOT NULL,
  language TEXT NOT NULL,
  outlet TEXT,
  col TEXT,
  authors TEXT NOT NULL,
  editors TEXT NOT NULL,
  conducted TEXT,
  conducted_source TEXT,
  published TEXT,
  url TEXT,
  page TEXT,
  event TEXT,
  lede TEXT,
  lede_span TEXT,
  speakers TEXT NOT NULL,
  sections TEXT NOT NULL,
  counts TEXT NOT NULL,
  source TEXT NOT NULL,
  rights TEXT,
  astral TEXT NOT NULL,
  nodes TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX interview_event ON interview (event, id) WHERE event IS NOT NULL;

CREATE TABLE speaker (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  names TEXT NOT NULL,
  title TEXT,
  organization TEXT,
  aliases TEXT NOT NULL,
  roles TEXT NOT NULL,
  counts TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE participation (
  speaker INTEGER NOT NULL REFERENCES speaker,
  interview INTEGER NOT NULL REFERENCES interview,
  role TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (speaker, interview)
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_interview ON participation (interview, speaker);

CREATE TABLE theme (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  names TEXT NOT NULL,
  definition TEXT NOT NULL,
  parent TEXT,
  iptc TEXT NOT NULL,
  counts TEXT NOT NULL
) STRICT;

CREATE TABLE interview_theme (
  theme INTEGER NOT NULL REFERENCES theme,
  interview INTEGER NOT NULL REFERENCES interview,
  quotes INTEGER NOT NULL,
  answers INTEGER NOT NULL,
  PRIMARY KEY (theme, interview)
) STRICT, WITHOUT ROWID;
CREATE INDEX interview_theme_interview ON interview_theme (interview);

CREATE TABLE question (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview INTEGER NOT NULL REFERENCES interview,
  section TEXT,
  number INTEGER NOT NULL,
  speaker INTEGER NOT NULL REFERENCES speaker,
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  span TEXT NOT NULL,
  answers TEXT NOT NULL
) STRICT;
CREATE INDEX question_speaker ON question (speaker, seq);
CREATE INDEX question_interview ON question (interview, seq);

CREATE TABLE answer (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview INTEGER NOT NULL REFERENCES interview,
  section TEXT,
  number INTEGER NOT NULL,
  speaker INTEGER NOT NULL REFERENCES speaker,
  role TEXT NOT NULL,
  question INTEGER REFERENCES question,
  kind TEXT NOT NULL,
  date TEXT,
  text TEXT NOT NULL,
  length INTEGER NOT NULL,
  span TEXT NOT NULL,
  themes TEXT NOT NULL,
  quotes TEXT NOT NULL
) STRICT;
CREATE INDEX answer_speaker ON answer (speaker, seq);
CREATE INDEX answer_interview ON answer (interview, seq);
CREATE INDEX answer_question ON answer (question, seq);
CREATE INDEX answer_length ON answer (length, seq);
CREATE INDEX answer_date ON answer (date, seq);

CREATE TABLE quote (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview INTEGER NOT NULL REFERENCES interview,
  section TEXT,
  speaker INTEGER REFERENCES speaker,
  role TEXT,
  question INTEGER REFERENCES question,
  answer INTEGER REFERENCES answer,
  kind TEXT NOT NULL,
  date TEXT,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  length INTEGER NOT NULL,
  span TEXT NOT NULL,
  themes TEXT NOT NULL,
  derived_from TEXT,
  previous TEXT,
  next TEXT
) STRICT;
CREATE INDEX quote_speaker ON quote (speaker, seq);
CREATE INDEX quote_interview ON quote (interview, seq);
CREATE INDEX quote_question ON quote (question, seq);
CREATE INDEX quote_length ON quote (length, seq);
CREATE INDEX quote_date ON quote (date, seq);
CREATE INDEX quote_kind ON quote (kind, seq);
CREATE INDEX quote_answer ON quote (answer, seq);

CREATE TABLE quote_theme (
  theme INTEGER NOT NULL REFERENCES theme,
  quote INTEGER NOT NULL REFERENCES quote,
  PRIMARY KEY (theme, quote)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_theme_quote ON quote_theme (quote, theme);

CREATE TABLE answer_theme (
  theme INTEGER NOT NULL REFERENCES theme,
  answer INTEGER NOT NULL REFERENCES answer,
  PRIMARY KEY (theme, answer)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_theme_answer ON answer_theme (answer, theme);

-- What is searched: index terms made by IndexTerms, which leaves no ASCII to the tokenizer but letters and digits.
-- detail=full, for without it bm25 is 0 for every row. The rows have the seq of the words that they index.
CREATE VIRTUAL TABLE quote_words USING fts5(text, content='', tokenize='ascii', detail=full);
CREATE VIRTUAL TABLE question_words USING fts5(text, content='', tokenize='ascii', detail=full);
CREATE VIRTUAL TABLE speaker_words USING fts5(text, content='', tokenize='ascii', detail=full);

-- An answer is found by its own words, and ranked for match=any by those of its question as well.
CREATE VIRTUAL TABLE answer_words USING fts5(text, question, content='', tokenize='ascii', detail=full);

-- Which terms stand anywhere, and in how many rows, to ask for the rare ones.
CREATE VIRTUAL TABLE quote_terms USING fts5vocab(quote_words, row);
CREATE VIRTUAL TABLE question_terms USING fts5vocab(question_words, row);
CREATE VIRTUAL TABLE answer_terms USING fts5vocab(answer_words, row);
CREATE VIRTUAL TABLE speaker_terms USING fts5vocab(speaker_words, row);

-- In which rows a term stands, once for each time.
CREATE VIRTUAL TABLE quote_places USING fts5vocab(quote_words, instance);
CREATE VIRTUAL TABLE question_places USING fts5vocab(question_words, instance);
CREATE VIRTUAL TABLE answer_places USING fts5vocab(answer_words, instance);

-- Where every term stands in the words themselves, in order of term, row and place, which is that of the index.
CREATE VIEW quote_occurrence (term, doc, place) AS SELECT term, doc, offset FROM quote_places;
CREATE VIEW question_occurrence (term, doc, place) AS SELECT term, doc, offset FROM question_places;
CREATE VIEW answer_occurrence (term, doc, place) AS SELECT term, doc, offset FROM answer_places WHERE col = 'text';

-- The rows that hold a term, in order, each once for each time.
CREATE VIEW quote_held (term, seqs) AS SELECT term, doc FROM quote_places;
CREATE VIEW question_held (term, seqs) AS SELECT term, doc FROM question_places;
CREATE VIEW answer_held (term, seqs) AS SELECT term, doc FROM answer_places WHERE col = 'text';

-- The terms that many quotes hold, and how many: to count them when they are asked for would read all their places.
CREATE TABLE common_term (
  term TEXT PRIMARY KEY,
  quotes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Every ending of every word, so that a stretch inside a word is the beginning of an entry.
CREATE TABLE word (
  ending TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (ending, word)
) STRICT, WITHOUT ROWID;

-- What earlier corpora held under an id and this one does not, and what took its place where anything did.
CREATE TABLE gone (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  successor TEXT,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;
