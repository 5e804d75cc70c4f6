-- Rare names and clauses of every kind that SQLite has, all of which are recreated exactly.
CREATE TABLE "order" ("select" INTEGER PRIMARY KEY AUTOINCREMENT, [from where] TEXT DEFAULT 'it''s "x"', `tick``ed` VARCHAR(3) DEFAULT (upper('a' || 'b')), 'single' CHAR(9) COLLATE RTRIM NOT NULL DEFAULT '');
CREATE TABLE "Ünï ""q"" 'x'; --" (id INTEGER NOT NULL, "emoji 😀" TEXT, "line
break" INT DEFAULT (1 + 2), PRIMARY KEY (id DESC, "emoji 😀")) WITHOUT ROWID;
CREATE TABLE strict_one (a INT PRIMARY KEY NOT NULL, b ANY, c TEXT NOT NULL ON CONFLICT REPLACE DEFAULT 'x', d REAL CHECK (d > 0 OR d IS NULL)) STRICT;
CREATE TABLE abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz (
  abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_1 INT,
  abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz_2 INT);
CREATE TABLE child (
  id INTEGER PRIMARY KEY, /* a comment; with a semicolon */ parent INTEGER CONSTRAINT "fk ""1""" REFERENCES "order" ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  other INTEGER, text_key TEXT, created TIMESTAMP DEFAULT CURRENT_TIMESTAMP, amount NUMERIC(10,2) NOT NULL DEFAULT 0,
  computed INT GENERATED ALWAYS AS (amount * 2) VIRTUAL, stored TEXT AS (text_key || '!') STORED,
  CONSTRAINT both UNIQUE (other, text_key) ON CONFLICT IGNORE,
  CONSTRAINT "ck 'x'" CHECK (amount >= 0 AND text_key NOT LIKE '%;%'), CHECK (other <> parent),
  FOREIGN KEY (other, text_key) REFERENCES "Ünï ""q"" 'x'; --" (id, "emoji 😀") MATCH FULL ON DELETE RESTRICT, -- and one more
  FOREIGN KEY (other) REFERENCES child (id) ON DELETE SET DEFAULT);
CREATE UNIQUE INDEX "ix ""1""" ON child (lower(text_key) DESC, amount COLLATE NOCASE) WHERE amount > 5 AND text_key IS NOT NULL;
CREATE INDEX [by other] ON child (other DESC, parent);
CREATE TABLE keyless (a, b BLOB, c DATETIME, d BOOLEAN, e DECIMAL(38,10), f BIGINT UNSIGNED);
CREATE VIEW "v;1" ("a b", "c") AS SELECT id, amount FROM child WHERE text_key = 'a;b';
CREATE VIEW v2 AS SELECT * FROM "v;1" WHERE "a b" > 1;
CREATE TRIGGER "t ""1""" INSTEAD OF INSERT ON v2 BEGIN INSERT INTO keyless (a) VALUES (NEW."a b"); SELECT raise(IGNORE); END;
CREATE TRIGGER t2 AFTER UPDATE OF amount, other ON child FOR EACH ROW WHEN OLD.amount <> NEW.amount BEGIN UPDATE keyless SET a = 1 WHERE b = 'x;y'; DELETE FROM keyless WHERE a IS NULL; END;
INSERT INTO "order" ('single') VALUES ('a'), ('b'), ('c');
INSERT INTO child (parent, amount, text_key) VALUES (1, 3, 'x'), (2, 7, 'y'), (NULL, 8, 'z');
