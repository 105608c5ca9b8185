-- One corpus: a schema of its own, written whole, never changed. The tables of the file of SQLite, with the same rows;
-- what is compared or sorted is so by its bytes (COLLATE "C"), as there. What is large is parted by interview, which is
-- in every key, so that a cluster can be, too. {partitions} is a power of two that the writer chooses by size.
CREATE TABLE corpus (version TEXT NOT NULL, themes TEXT);

CREATE TABLE problem (
  seq BIGINT PRIMARY KEY,
  file TEXT NOT NULL,
  line BIGINT NOT NULL,
  col BIGINT NOT NULL,
  message TEXT NOT NULL
);

CREATE TABLE interview (
  seq BIGINT PRIMARY KEY,
  places BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  title TEXT NOT NULL,
  form TEXT NOT NULL,
  language TEXT NOT NULL,
  outlet TEXT,
  col TEXT,
  authors TEXT NOT NULL,
  editors TEXT NOT NULL,
  conducted TEXT COLLATE "C",
  conducted_source TEXT,
  published TEXT COLLATE "C",
  url TEXT,
  page TEXT,
  event TEXT COLLATE "C",
  lede TEXT,
  lede_span TEXT,
  speakers TEXT NOT NULL,
  sections TEXT NOT NULL,
  counts JSON NOT NULL,
  source TEXT NOT NULL,
  rights TEXT,
  astral TEXT NOT NULL,
  nodes TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE speaker (
  seq BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT COLLATE "C" NOT NULL,
  names TEXT NOT NULL,
  title TEXT,
  organization TEXT,
  aliases TEXT NOT NULL,
  roles TEXT NOT NULL,
  counts JSON NOT NULL,
  text TEXT NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  simplified TEXT COLLATE "C"
);

CREATE TABLE participation (
  speaker BIGINT NOT NULL,
  interview BIGINT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (speaker, interview)
);

CREATE TABLE theme (
  seq BIGINT PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  names JSON NOT NULL,
  definition TEXT NOT NULL,
  parent TEXT,
  iptc TEXT NOT NULL,
  counts JSON NOT NULL
);

CREATE TABLE question (
  seq BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  interview BIGINT NOT NULL,
  section TEXT,
  number BIGINT NOT NULL,
  speaker BIGINT NOT NULL,
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  span TEXT NOT NULL,
  answers TEXT NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  simplified TEXT COLLATE "C"
) PARTITION BY HASH (interview);

CREATE TABLE answer (
  seq BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  interview BIGINT NOT NULL,
  section TEXT,
  number BIGINT NOT NULL,
  speaker BIGINT NOT NULL,
  role TEXT NOT NULL,
  question BIGINT,
  kind TEXT NOT NULL,
  date TEXT COLLATE "C",
  text TEXT NOT NULL,
  length BIGINT NOT NULL,
  span TEXT NOT NULL,
  themes TEXT NOT NULL,
  quotes TEXT NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  simplified TEXT COLLATE "C"
) PARTITION BY HASH (interview);

-- With what is shown of its speaker, interview, question and answer.
CREATE TABLE quote (
  seq BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  interview BIGINT NOT NULL,
  section TEXT,
  speaker BIGINT,
  role TEXT,
  question BIGINT,
  answer BIGINT,
  kind TEXT NOT NULL,
  date TEXT COLLATE "C",
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  length BIGINT NOT NULL,
  span TEXT NOT NULL,
  themes TEXT NOT NULL,
  derived_from TEXT,
  previous TEXT,
  next TEXT,
  speaker_id TEXT,
  speaker_name TEXT,
  interview_id TEXT NOT NULL,
  interview_title TEXT NOT NULL,
  question_id TEXT,
  question_text TEXT,
  answer_id TEXT,
  folded TEXT COLLATE "C" NOT NULL,
  simplified TEXT COLLATE "C"
) PARTITION BY HASH (interview);

CREATE TABLE quote_theme (theme BIGINT NOT NULL, quote BIGINT NOT NULL);
CREATE TABLE answer_theme (theme BIGINT NOT NULL, answer BIGINT NOT NULL);

-- What is searched: the terms that IndexTerms makes, in order, and how many they are. rowid is FTS5's name for the seq.
CREATE TABLE quote_words (
  rowid BIGINT NOT NULL,
  interview BIGINT NOT NULL,
  terms TEXT[] COLLATE "C" NOT NULL,
  size BIGINT NOT NULL
) PARTITION BY HASH (interview);
CREATE TABLE question_words (
  rowid BIGINT NOT NULL,
  interview BIGINT NOT NULL,
  terms TEXT[] COLLATE "C" NOT NULL,
  size BIGINT NOT NULL
) PARTITION BY HASH (interview);
CREATE TABLE answer_words (
  rowid BIGINT NOT NULL,
  interview BIGINT NOT NULL,
  terms TEXT[] COLLATE "C" NOT NULL,
  asked TEXT[] COLLATE "C" NOT NULL,
  size BIGINT NOT NULL
) PARTITION BY HASH (interview);
CREATE TABLE speaker_words (
  rowid BIGINT NOT NULL,
  terms TEXT[] COLLATE "C" NOT NULL,
  size BIGINT NOT NULL
);

-- Where each term stands, by itself: the rows that hold it, in order, at most 256 of them, the last of them apart, and
-- those that hold it more than once again as often. A page of what holds a term reads one row of it, where the index
-- above would give every hit and in no order. An answer holds what it says itself.
CREATE TABLE quote_places (
  term TEXT COLLATE "C" NOT NULL, last INTEGER NOT NULL,
  seqs INTEGER[] NOT NULL, again INTEGER[]
);
CREATE TABLE question_places (LIKE quote_places);
CREATE TABLE answer_places (LIKE quote_places);
CREATE TABLE asked_places (LIKE quote_places);

-- The rows that hold a term, in order, each once for each time.
CREATE VIEW quote_held AS
  SELECT term,
    CASE WHEN again IS NULL THEN seqs ELSE ARRAY(SELECT s FROM UNNEST(seqs || again) s ORDER BY s) END AS seqs
  FROM quote_places
  ORDER BY term, last;
CREATE VIEW question_held AS
  SELECT term,
    CASE WHEN again IS NULL THEN seqs ELSE ARRAY(SELECT s FROM UNNEST(seqs || again) s ORDER BY s) END AS seqs
  FROM question_places
  ORDER BY term, last;
CREATE VIEW answer_held AS
  SELECT term,
    CASE WHEN again IS NULL THEN seqs ELSE ARRAY(SELECT s FROM UNNEST(seqs || again) s ORDER BY s) END AS seqs
  FROM answer_places
  ORDER BY term, last;

-- Where every term stands in the words themselves, in order of term, row and place.
CREATE VIEW quote_occurrence AS
  SELECT u.term, f.rowid AS doc, u.place - 1 AS place
  FROM quote_words f CROSS JOIN LATERAL UNNEST(f.terms) WITH ORDINALITY AS u (term, place)
  ORDER BY u.term, f.rowid, u.place;
CREATE VIEW question_occurrence AS
  SELECT u.term, f.rowid AS doc, u.place - 1 AS place
  FROM question_words f CROSS JOIN LATERAL UNNEST(f.terms) WITH ORDINALITY AS u (term, place)
  ORDER BY u.term, f.rowid, u.place;
CREATE VIEW answer_occurrence AS
  SELECT u.term, f.rowid AS doc, u.place - 1 AS place
  FROM answer_words f CROSS JOIN LATERAL UNNEST(f.terms) WITH ORDINALITY AS u (term, place)
  ORDER BY u.term, f.rowid, u.place;

-- How many rows each index has, and how many terms they hold: by this bm25 tells what is long.
CREATE TABLE words_total (name TEXT NOT NULL, entries BIGINT NOT NULL, terms BIGINT NOT NULL);

-- How many terms each row holds, as FTS5 writes it: narrow, for whoever reads it all.
CREATE TABLE quote_words_docsize (id BIGINT NOT NULL, sz BYTEA NOT NULL);
CREATE TABLE question_words_docsize (id BIGINT NOT NULL, sz BYTEA NOT NULL);
CREATE TABLE answer_words_docsize (id BIGINT NOT NULL, sz BYTEA NOT NULL);

-- Which terms stand anywhere, and in how many rows.
CREATE TABLE quote_terms (term TEXT COLLATE "C" PRIMARY KEY, doc BIGINT NOT NULL);
CREATE TABLE question_terms (term TEXT COLLATE "C" PRIMARY KEY, doc BIGINT NOT NULL);
-- own: in how many answers, by their own words; doc: in how many, or the questions of which.
CREATE TABLE answer_terms (term TEXT COLLATE "C" PRIMARY KEY, doc BIGINT NOT NULL, own BIGINT NOT NULL);
CREATE TABLE speaker_terms (term TEXT COLLATE "C" PRIMARY KEY, doc BIGINT NOT NULL);
-- SQLite keeps the numbers of those terms alone that are common; here any is found at once.
CREATE VIEW common_term AS SELECT term, doc AS quotes FROM quote_terms;

CREATE TABLE word (ending TEXT COLLATE "C" NOT NULL, word TEXT COLLATE "C" NOT NULL, PRIMARY KEY (ending, word));

CREATE TABLE gone (
  kind TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  successor TEXT,
  PRIMARY KEY (kind, id)
);

DO $$
DECLARE
  name TEXT;
BEGIN
  FOREACH name IN ARRAY ARRAY['question', 'answer', 'quote', 'question_words', 'answer_words', 'quote_words'] LOOP
    FOR part IN 0 .. {partitions} - 1 LOOP
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF %I FOR VALUES WITH (MODULUS {partitions}, REMAINDER %s)',
        name || '_' || part, name, part);
    END LOOP;
  END LOOP;
END
$$;
