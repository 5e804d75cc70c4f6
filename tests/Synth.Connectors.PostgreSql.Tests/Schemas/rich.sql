-- One of everything that is recreated exactly, with values at the edges of their types.
CREATE SCHEMA shop;
CREATE SCHEMA "Odd Schema";
CREATE TYPE shop.mood AS ENUM ('sad', 'it''s ok', 'happy');
COMMENT ON TYPE shop.mood IS 'How it feels';
CREATE DOMAIN shop.email AS varchar(80) COLLATE "C" CONSTRAINT email_check CHECK (VALUE ~ '@') ;
CREATE DOMAIN shop.positive AS numeric(12,3) DEFAULT 1 NOT NULL CHECK (VALUE > 0);
CREATE TYPE shop.point3 AS (x double precision, y int, label varchar(10));
CREATE SEQUENCE shop.free AS integer START 100 INCREMENT 5 CYCLE;
CREATE SEQUENCE shop.shared;
CREATE FUNCTION shop.twice(i int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT i * 2; $$;
CREATE FUNCTION shop.code() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'c;1'; END; $$;
CREATE FUNCTION shop.atomic(a int) RETURNS int IMMUTABLE BEGIN ATOMIC SELECT a + 1; END;
CREATE PROCEDURE shop.noop() LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE TABLE shop.customer (
  id int GENERATED ALWAYS AS IDENTITY (START WITH 10 INCREMENT BY 10) PRIMARY KEY,
  code text NOT NULL DEFAULT shop.code(),
  mail shop.email UNIQUE,
  feeling shop.mood DEFAULT 'happy',
  ref bigint DEFAULT nextval('shop.shared'),
  created timestamptz(3) NOT NULL DEFAULT now(),
  born date CHECK (born > '1900-01-01'),
  active boolean DEFAULT true NOT NULL,
  score real DEFAULT -1.5, small smallint DEFAULT 0, n numeric(10,2) DEFAULT 0.00,
  doubled int GENERATED ALWAYS AS (shop.twice(20)) STORED,
  CONSTRAINT odd CHECK (shop.atomic(small) > 0)
);
COMMENT ON TABLE shop.customer IS 'People who''s buying';
COMMENT ON COLUMN shop.customer.mail IS 'Mail';
CREATE INDEX customer_lower ON shop.customer (lower(code) DESC, born) INCLUDE (id) WHERE active;
CREATE INDEX customer_hash ON shop.customer USING hash (code);
COMMENT ON INDEX shop.customer_hash IS 'idx';
CREATE UNIQUE INDEX customer_partial ON shop.customer (code, feeling) WHERE feeling = 'sad';
CREATE TABLE shop."Order Line" (
  "order" int, "line no" smallint, customer int NOT NULL REFERENCES shop.customer ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED,
  a int, b int, tag char(4), price shop.positive,
  PRIMARY KEY ("line no", "order"),
  CONSTRAINT u1 UNIQUE NULLS NOT DISTINCT (a, b), CONSTRAINT u2 UNIQUE (b) DEFERRABLE
) WITH (fillfactor=70);
CREATE TABLE "Odd Schema"."q""t" (id serial PRIMARY KEY, "sel ect" bigserial, o int, l smallint, up int REFERENCES "Odd Schema"."q""t" ON DELETE SET NULL,
  FOREIGN KEY (l, o) REFERENCES shop."Order Line" ("line no", "order") MATCH FULL);
ALTER TABLE "Odd Schema"."q""t" ADD CONSTRAINT nv CHECK (o > 100) NOT VALID;
CREATE TABLE kinds (
  id uuid PRIMARY KEY, i int[], t text[][], j json, jb jsonb, x xml, iv interval, tz timetz, ti time(2), ts timestamp, tn timestamp(0),
  ip inet, c cidr, mac macaddr, m money, b3 bit(3), bv varbit(5), tv tsvector, tq tsquery, r int4range, mr tstzmultirange, pt point, pg polygon,
  by bytea, n numeric, nb numeric(50,10), n38 numeric(38,10), neg numeric(3,-2), ch char(5), ch1 "char", nm name, vc varchar(20), d date, f4 float4, f8 float8, o oid, comp shop.point3, ma shop.mood[], jp jsonpath, lsn pg_lsn, dom shop.positive);
CREATE COLLATION shop.by_number (provider = icu, locale = 'de-u-kn-true');
CREATE TYPE shop.price_range AS RANGE (subtype = numeric);
CREATE SEQUENCE shop.cached AS smallint CACHE 20;
CREATE AGGREGATE shop.total(integer) (sfunc = int4pl, stype = integer, initcond = '0', parallel = safe);
CREATE TABLE shop.visit (id int NOT NULL, at date NOT NULL, room int, span tsrange, title text COLLATE shop.by_number, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE shop.visit_old PARTITION OF shop.visit FOR VALUES FROM (MINVALUE) TO ('2024-01-01');
CREATE TABLE shop.visit_new PARTITION OF shop.visit FOR VALUES FROM ('2024-01-01') TO (MAXVALUE) PARTITION BY LIST (id);
CREATE TABLE shop.visit_new_1 PARTITION OF shop.visit_new FOR VALUES IN (1, 2);
CREATE TABLE shop.visit_new_x PARTITION OF shop.visit_new DEFAULT;
CREATE INDEX visit_room ON shop.visit (room);
CREATE TABLE shop.booking (id int PRIMARY KEY, during int4range, cancelled boolean, price shop.price_range,
  CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (NOT cancelled),
  CONSTRAINT small CHECK (id < 1000) NO INHERIT);
CREATE STATISTICS shop.booking_stats (dependencies) ON id, cancelled FROM shop.booking;
CREATE RULE keep AS ON DELETE TO shop.booking DO INSTEAD NOTHING;
CREATE POLICY own ON shop.booking FOR SELECT USING (id > 0);
ALTER TABLE shop.booking ENABLE ROW LEVEL SECURITY;
CREATE VIEW z AS SELECT id, code FROM shop.customer WHERE active;
CREATE VIEW a WITH (security_barrier) AS SELECT * FROM z;
CREATE MATERIALIZED VIEW mv AS SELECT feeling, count(*) AS n FROM shop.customer GROUP BY feeling;
COMMENT ON VIEW z IS 'zed';
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.created := now(); RETURN NEW; END $$;
CREATE TRIGGER touch BEFORE UPDATE OF code ON shop.customer FOR EACH ROW WHEN (OLD.code IS DISTINCT FROM NEW.code) EXECUTE FUNCTION shop.touch();
CREATE TRIGGER off BEFORE INSERT ON shop.booking FOR EACH ROW EXECUTE FUNCTION shop.touch();
ALTER TABLE shop.booking DISABLE TRIGGER off;
CREATE FUNCTION shop.all_z() RETURNS SETOF z LANGUAGE sql AS $$ SELECT * FROM public.z $$;
INSERT INTO shop.visit VALUES (1, '2023-05-06', 1, NULL, 'a'), (2, '2024-05-06', 2, NULL, 'b'), (3, '2025-05-06', NULL, '[2020-01-01,2020-01-02)', 'c');
INSERT INTO shop.booking VALUES (1, '[1,5)', false, '[1.5,2)'), (2, '[5,9)', false, NULL), (3, '[2,4)', true, 'empty');
INSERT INTO shop.customer (code, mail, feeling, born, small) SELECT 'c' || g, 'a' || g || '@b', (ARRAY['sad','happy','it''s ok',null])[1 + g % 4]::shop.mood, date '1950-01-01' + g, g FROM generate_series(1, 100) g;
INSERT INTO shop."Order Line" VALUES (1, 1, 10, 1, NULL, 'ab', 1.5), (2, 1, 20, NULL, 5, 'a b ', 2.125);
INSERT INTO "Odd Schema"."q""t" (o, l, up) VALUES (NULL, NULL, NULL), (NULL, NULL, 1);
INSERT INTO kinds VALUES ('00112233-4455-6677-8899-aabbccddeeff', '{1,NULL,-3}', E'{{"a\\\\b","c\\"d"},{"e\tf",NULL}}', '{"a" :  [1]}', '{"b": "\u00e9\n"}', '<a b="c">ü</a>', '1 year -2 mons 3 days -04:05:06.789', '12:34:56+02', '23:59:59.99', '2021-02-03 04:05:06.789012', '0044-03-15 12:00:00 BC',
  '192.168.1.5/24', '10.0.0.0/8', '08:00:2b:01:02:03', '$1,234.56', '101', '11', 'a:1 fat:2B', 'fat & rat', '[1,5)', '{[2020-01-01, 2020-02-01)}', '(1,2)', '((0,0),(1,1),(1,0))',
  '\xdeadbeef00ff', 12345678901234567890.123456789012345678901234567890, 1234567890123456789012345678901234567890.0123456789, 1234567890123456789012345678.0123456789, 12345, 'ab', 'x', 'somename', E'tab\t\\ nl\n', '9999-12-31', 1.1, 0.1, 42, '(1.5,2,"a,b")', '{sad,"it''s ok"}', '$.a[*]', '16/B374D848', 5.001),
 ('00112233-4455-6677-8899-aabbccddeef0', '{}', NULL, NULL, NULL, NULL, '0', '00:00+00', '24:00', 'infinity', '-infinity', NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'empty',NULL,NULL,NULL,'', 'NaN', -0.0000000001, 'NaN', -100, '', '', '', '', 'infinity', 'NaN', '-Infinity', 0, NULL, '{}', NULL, NULL, 1);
