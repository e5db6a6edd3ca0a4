-- Answers, feedback and audit (src/adapters/d1-answer-store.ts).
CREATE TABLE answers (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  channel TEXT NOT NULL,
  status TEXT NOT NULL,
  question TEXT,
  answer TEXT NOT NULL,
  trace TEXT NOT NULL
) STRICT;
CREATE INDEX answers_at ON answers (at);
CREATE TABLE feedback (
  answer_id TEXT PRIMARY KEY REFERENCES answers (id) ON DELETE CASCADE,
  helpful INTEGER NOT NULL,
  comment TEXT,
  at TEXT NOT NULL
) STRICT;
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

-- Generations of the index (src/adapters/d1-generations.ts). Terms stand in a table of their own for each generation,
-- made while it is built, so that BM25 counts its passages alone.
CREATE TABLE generations (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('building', 'current', 'before', 'dropped')),
  manifest TEXT NOT NULL,
  targets TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX one_current ON generations (state) WHERE state = 'current';
CREATE TABLE documents (
  generation TEXT NOT NULL,
  id TEXT NOT NULL,
  number INTEGER NOT NULL,
  meta TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (generation, id)
) STRICT;
CREATE TABLE passages (
  generation TEXT NOT NULL,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  document TEXT NOT NULL,
  body TEXT NOT NULL,
  -- What it is embedded with beside its own text (src/indexing/contexts.ts); mostly empty.
  context TEXT NOT NULL,
  vectors TEXT,
  PRIMARY KEY (generation, number)
) STRICT;
CREATE UNIQUE INDEX passages_id ON passages (generation, id);
CREATE INDEX passages_document ON passages (generation, document);
CREATE TABLE questions (
  generation TEXT NOT NULL,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (generation, number)
) STRICT;
CREATE UNIQUE INDEX questions_id ON questions (generation, id);
-- What is left to do of a generation; `last` is the vector that shows the batch is searchable.
CREATE TABLE batches (
  generation TEXT NOT NULL,
  kind TEXT NOT NULL,
  first INTEGER NOT NULL,
  done INTEGER NOT NULL DEFAULT 0,
  last TEXT,
  PRIMARY KEY (generation, kind, first)
) STRICT;
