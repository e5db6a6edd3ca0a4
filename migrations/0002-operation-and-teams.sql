-- The stop buttons (src/adapters/d1-switches.ts).
CREATE TABLE switches (
  name TEXT PRIMARY KEY,
  paused INTEGER NOT NULL,
  since TEXT NOT NULL
) STRICT;

-- Calls of each client in this minute (src/adapters/d1-call-counts.ts), by a hash of the client; `resets` in ms since 1970.
CREATE TABLE calls (
  caller TEXT PRIMARY KEY,
  hits INTEGER NOT NULL,
  resets INTEGER NOT NULL
) STRICT;
CREATE INDEX calls_resets ON calls (resets);

-- Figures for Prometheus (src/adapters/d1-figures.ts). Of a histogram `part` is "sum" or the upper bound of a bucket,
-- which holds what is above the bound before it; of a counter it is empty.
CREATE TABLE figures (
  name TEXT NOT NULL,
  labels TEXT NOT NULL,
  part TEXT NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (name, labels, part)
) STRICT;

-- What the bot for Teams remembers (src/adapters/d1-conversations.ts): conversations and what marks are of as hashes;
-- `until` in ms since 1970.
CREATE TABLE teams_turns (
  conversation TEXT NOT NULL,
  root TEXT NOT NULL,
  message TEXT NOT NULL,
  sent TEXT,
  answer_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  recalled INTEGER NOT NULL DEFAULT 1,
  until INTEGER NOT NULL,
  PRIMARY KEY (conversation, message)
) STRICT;
CREATE INDEX teams_turns_until ON teams_turns (until);
CREATE INDEX teams_turns_root ON teams_turns (root);
CREATE TABLE teams_marks (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE INDEX teams_marks_until ON teams_marks (until);
