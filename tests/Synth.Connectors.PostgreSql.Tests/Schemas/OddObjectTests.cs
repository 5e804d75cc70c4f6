using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Schemas;

/// <summary>
/// Whatever else a database holds is either in the dump of its clone or in the ledger, under its name: nothing is dropped silently.
/// </summary>
public sealed class OddObjectTests(PostgreSqlFixture fixture)
{
    private const string Tables = """
        CREATE SCHEMA app;
        CREATE TABLE app.people (id int PRIMARY KEY, name text, age int, born date);
        CREATE FUNCTION app.f(int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT $1 $$;
        CREATE FUNCTION app.t() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE VIEW app.names AS SELECT name FROM app.people;
        """;

    public static TheoryData<string> Recreated =>
    [
        "CREATE SEQUENCE app.owned OWNED BY app.people.age",
        "CREATE SEQUENCE app.free; ALTER TABLE app.people ALTER age SET DEFAULT nextval('app.free')",
        "CREATE COLLATION app.folded (provider = icu, locale = 'und-u-ks-level2', deterministic = false); "
            + "CREATE DOMAIN app.word AS text COLLATE app.folded; ALTER TABLE app.people ADD w app.word",
        "CREATE TYPE app.span AS RANGE (subtype = numeric); CREATE DOMAIN app.stretch AS app.span CHECK (NOT isempty(VALUE)); "
            + "ALTER TABLE app.people ADD s app.stretch",
        "CREATE TYPE app.span AS RANGE (subtype = numeric); CREATE TYPE app.pair AS (a app.span, b int); "
            + "ALTER TABLE app.people ADD p app.pair",
        "CREATE DOMAIN app.labels AS text[] CHECK (cardinality(VALUE) < 4); ALTER TABLE app.people ADD l app.labels DEFAULT '{a}'",
        "CREATE TYPE app.pair AS (a text, b int); CREATE DOMAIN app.sane AS app.pair CHECK ((VALUE).b > 0); "
            + "CREATE DOMAIN app.pairs AS app.sane[]; ALTER TABLE app.people ADD p app.pairs, ADD q app.sane[]",
        "CREATE TYPE app.mood AS ENUM ('a', 'b'); CREATE TYPE app.mood_range AS RANGE (subtype = app.mood)",
        "CREATE DOMAIN app.digits AS int CHECK (app.f(VALUE) > 0)",
        "CREATE TRIGGER replica BEFORE INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.t(); "
            + "ALTER TABLE app.people ENABLE REPLICA TRIGGER replica",
        "CREATE TRIGGER always BEFORE INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.t(); "
            + "ALTER TABLE app.people ENABLE ALWAYS TRIGGER always",
        "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON app.people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.t()",
        "CREATE UNLOGGED TABLE app.quick (id int)",
        "CREATE TABLE app.bare ()",
        "CREATE DOMAIN app.state AS varchar(9) CHECK (VALUE IN ('a', 'b')); CREATE TABLE app.listed (s varchar(9) CHECK (s IN ('a', "
            + "'b])::text[]')), c char(2) CHECK (c NOT IN ('x', 'y')), t app.state); CREATE INDEX few_of ON app.listed (c) WHERE s NOT IN "
            + "('c', 'd'); CREATE VIEW app.few AS SELECT c FROM app.listed WHERE s IN ('e', 'f')",
        "CREATE UNLOGGED SEQUENCE app.quick_numbers",
        "CREATE UNLOGGED TABLE app.quick (id serial, n int GENERATED ALWAYS AS IDENTITY)",
        "CREATE CAST (int AS app.people) WITH INOUT; CREATE CAST (int AS app.names) WITH INOUT",
        "COMMENT ON SCHEMA app IS 'the application'",
        "COMMENT ON FUNCTION app.f(int) IS 'a function'",
        "CREATE SEQUENCE app.free; COMMENT ON SEQUENCE app.free IS 'numbers'",
        "COMMENT ON CONSTRAINT people_pkey ON app.people IS 'the key'",
        "CREATE TRIGGER touch BEFORE INSERT ON app.people FOR EACH ROW EXECUTE FUNCTION app.t(); "
            + "COMMENT ON TRIGGER touch ON app.people IS 'touches'",
        "COMMENT ON COLUMN app.names.name IS 'of a view'",
        "ALTER TABLE app.people ALTER name SET STORAGE EXTERNAL",
        "ALTER TABLE app.people ALTER name SET STATISTICS 500",
        "ALTER TABLE app.people ALTER age SET (n_distinct = 5)",
        "ALTER TABLE app.people REPLICA IDENTITY FULL",
        "CREATE INDEX by_age ON app.people (age); ALTER TABLE app.people CLUSTER ON by_age",
        "CREATE INDEX by_age ON app.people ((age + 1)); ALTER INDEX app.by_age ALTER COLUMN 1 SET STATISTICS 300",
        "ALTER VIEW app.names ALTER name SET DEFAULT 'x'",
        "CREATE VIEW app.checked WITH (check_option = local) AS SELECT * FROM app.people WHERE age > 1",
        "CREATE MATERIALIZED VIEW app.m AS SELECT age FROM app.people; CREATE UNIQUE INDEX m_age ON app.m (age)",
        "CREATE MATERIALIZED VIEW app.m AS SELECT age FROM app.people WITH NO DATA",
        "CREATE TYPE app.kind AS (a int); CREATE TABLE app.typed OF app.kind",
        "CREATE TYPE app.span AS RANGE (subtype = numeric, multirange_type_name = app.spans); "
            + "CREATE TABLE app.open (a app.spans, b app.span)",
        "CREATE TYPE app.span AS RANGE (subtype = numeric); CREATE TABLE app.open (a app.span_multirange)",
        "CREATE TABLE app.parts (a int, b int) PARTITION BY LIST (a); "
            + "CREATE TABLE app.part_1 PARTITION OF app.parts (b DEFAULT 5) FOR VALUES IN (1)",
        "ALTER TABLE app.people ENABLE ROW LEVEL SECURITY; ALTER TABLE app.people FORCE ROW LEVEL SECURITY",
        "CREATE TABLE app.wide (id int, b int, PRIMARY KEY (id) INCLUDE (b))",
        "CREATE TABLE app.child (a int, b int DEFAULT 0, UNIQUE (a, b)); "
            + "CREATE TABLE app.grandchild (a int, b int, FOREIGN KEY (a, b) REFERENCES app.child (a, b) ON DELETE SET NULL (a))",
        "CREATE RULE nothing AS ON DELETE TO app.people DO INSTEAD NOTHING; ALTER TABLE app.people DISABLE RULE nothing",
        "CREATE TABLE app.parent (a int, b text); CREATE TABLE app.heir (c int) INHERITS (app.parent)",
        "CREATE TABLE app.parts (a int) PARTITION BY LIST (a); "
            + "CREATE TABLE app.part_1 PARTITION OF app.parts FOR VALUES IN (1); CREATE INDEX only_here ON app.part_1 (a)",
        "CREATE TYPE app.mood2 AS ENUM ('1'); CREATE CAST (app.mood2 AS int) WITH INOUT AS ASSIGNMENT; "
            + "COMMENT ON CAST (app.mood2 AS int) IS 'a cast'",
        "CREATE TEXT SEARCH CONFIGURATION app.plain (COPY = pg_catalog.simple)",
        "CREATE TEXT SEARCH DICTIONARY app.dict (TEMPLATE = pg_catalog.simple)",
        "CREATE AGGREGATE app.sum2(int) (sfunc = int4pl, stype = int, sspace = 100)",
        "CREATE FUNCTION app.first_names() RETURNS SETOF app.names LANGUAGE sql STABLE AS 'SELECT * FROM app.names LIMIT 3'; "
            + "CREATE VIEW app.best AS SELECT name FROM app.first_names(); "
            + "CREATE FUNCTION app.amount() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM app.best); "
            + "CREATE VIEW app.amounts AS SELECT app.amount() AS a",
        "CREATE FUNCTION app.z(int) RETURNS int LANGUAGE sql IMMUTABLE RETURN $1; "
            + "CREATE FUNCTION app.a(int DEFAULT app.z(3)) RETURNS int LANGUAGE sql IMMUTABLE RETURN app.z($1); "
            + "CREATE DOMAIN app.some AS int CHECK (app.a(VALUE) > 0); CREATE TABLE app.parts (a int) PARTITION BY RANGE (app.a(a))",
        "CREATE TYPE app.bag AS (things app.people[]); CREATE FUNCTION app.no_bag() RETURNS app.bag LANGUAGE sql "
            + "AS 'SELECT NULL::app.bag'; "
            + "CREATE TABLE app.bags (a text DEFAULT app.no_bag()::text)",
        "CREATE TABLE app.whole (a int); CREATE TABLE app.heir (b int) INHERITS (app.whole); CREATE TYPE app.bag AS (heirs app.heir[])",
        "CREATE SEQUENCE app.numbers; CREATE DOMAIN app.number AS bigint DEFAULT nextval('app.numbers'); "
            + "CREATE TABLE app.numbered (a app.number)",
        "CREATE FUNCTION app.count_late() RETURNS bigint LANGUAGE plpgsql STABLE AS 'BEGIN RETURN (SELECT count(*) FROM app.z_late); END'; "
            + "CREATE VIEW app.z_late AS SELECT 1 AS one; CREATE MATERIALIZED VIEW app.early AS SELECT app.count_late() AS n; "
            + "CREATE INDEX early_n ON app.early (n)",
        "CREATE TABLE app.parts (a int) PARTITION BY LIST (a); CREATE UNLOGGED TABLE app.part_1 PARTITION OF app.parts DEFAULT",
        "CREATE TABLE app.parts (a int, b int) PARTITION BY LIST (a); CREATE TABLE app.part_1 PARTITION OF app.parts FOR VALUES IN (1) "
            + "PARTITION BY LIST (b); CREATE TABLE app.part_1_1 PARTITION OF app.part_1 FOR VALUES IN (1); "
            + "CREATE INDEX inner_b ON app.part_1 (b); CREATE INDEX only_a ON ONLY app.parts (a)",
        "CREATE STATISTICS app.pairs (ndistinct) ON age, born FROM app.people; ALTER STATISTICS app.pairs SET STATISTICS 50",
    ];

    public static TheoryData<string, string> Told => new()
    {
        { "cast (pg_catalog.text AS pg_catalog.int4range)", "CREATE CAST (text AS int4range) WITH INOUT AS ASSIGNMENT" },
        { "index only_here", "CREATE TABLE app.parts (a int) PARTITION BY LIST (a); "
            + "CREATE TABLE app.part_1 PARTITION OF app.parts FOR VALUES IN (1); CREATE UNIQUE INDEX only_here ON app.part_1 (a)" },
        { "constraint only_here", "CREATE TABLE app.parts (a int) PARTITION BY LIST (a); "
            + "CREATE TABLE app.part_1 PARTITION OF app.parts FOR VALUES IN (1); "
            + "ALTER TABLE app.part_1 ADD CONSTRAINT only_here CHECK (a > 0)" },
        { "NOT NULL of column b", "CREATE TABLE app.parts (a int, b int) PARTITION BY LIST (a); "
            + "CREATE TABLE app.part_1 PARTITION OF app.parts FOR VALUES IN (1); ALTER TABLE app.part_1 ALTER b SET NOT NULL" },
        { "columns of partition", "CREATE TABLE app.parts (a int, b int) PARTITION BY LIST (a); CREATE TABLE app.part_1 (b int, a int); "
            + "ALTER TABLE app.parts ATTACH PARTITION app.part_1 FOR VALUES IN (1)" },
        { "access method of app.heaped",
            "CREATE ACCESS METHOD heap3 TYPE TABLE HANDLER heap_tableam_handler; CREATE TABLE app.heaped (a int) USING heap3" },
        { "cast (", "CREATE CAST (xml AS jsonpath) WITHOUT FUNCTION" },
        { "columns of table app.heir", "CREATE TABLE app.parent (a int); CREATE TABLE app.heir (c int) INHERITS (app.parent); "
            + "ALTER TABLE app.parent ADD b int" },
        { "aggregate app.sum3",
            "CREATE AGGREGATE app.sum3(numeric) (sfunc = numeric_avg_accum, stype = internal, finalfunc = numeric_sum)" },
        { "operator app.===", "CREATE OPERATOR app.=== (leftarg = int, rightarg = int, function = int4eq)" },
        { "operator family app.fam", "CREATE OPERATOR FAMILY app.fam USING btree" },
        { "conversion app.conv", "CREATE CONVERSION app.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8" },
        { "publication pub", "CREATE PUBLICATION pub FOR TABLE app.people" },
        { "foreign table app.distant", "CREATE FOREIGN DATA WRAPPER wrapper; CREATE SERVER far FOREIGN DATA WRAPPER wrapper; "
            + "CREATE FOREIGN TABLE app.distant (a int) SERVER far" },
        { "event trigger watch", "CREATE FUNCTION app.e() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$; "
            + "CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION app.e()" },
        { "policy few", "CREATE POLICY few ON app.people TO pg_monitor USING (age > 1)" },
        { "access method heap2", "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler" },
        { "type app.shell", "CREATE TYPE app.shell" },
        { "view app.equals", "CREATE OPERATOR app.=== (leftarg = int, rightarg = int, function = int4eq); "
            + "CREATE VIEW app.equals AS SELECT id OPERATOR(app.===) age AS e FROM app.people" },
        { "view app.filled", "CREATE FUNCTION app.fails() RETURNS int LANGUAGE plpgsql AS 'BEGIN "
            + "RETURN 1 / (SELECT count(*) FROM app.people); END'; "
            + "CREATE MATERIALIZED VIEW app.filled AS SELECT app.fails() AS n WITH NO DATA; "
            + "INSERT INTO app.people VALUES (1); REFRESH MATERIALIZED VIEW app.filled; TRUNCATE app.people" },
        { "settings of the database", "ALTER DATABASE CURRENT SET search_path = app" },
    };

    [Theory]
    [MemberData(nameof(Recreated))]
    public async Task Is_in_the_dump_of_the_clone(string statements)
    {
        var (lost, ledger) = await CloneAsync(statements);
        Assert.Empty(lost);
        Assert.Empty(ledger.Losses);
    }

    [Theory]
    [MemberData(nameof(Told))]
    public async Task Is_told_where_it_is_not_recreated(string subject, string statements)
    {
        var (_, ledger) = await CloneAsync(statements);
        Assert.Contains(ledger.Losses, entry => entry.Subject.StartsWith(subject, StringComparison.Ordinal));
    }

    // PostgreSQL 15.20 notes something of its own beside the options of each column, which pg_dump leaves out and others refuse.
    [Fact]
    public async Task What_a_release_keeps_for_itself_is_not_taken_for_an_option_of_a_column()
    {
        await using var source = await fixture.CreateAsync();
        await PostgreSqlServer.ExecuteAsync(
            source.Address, Tables + "ALTER TABLE app.people ALTER age SET (n_distinct = 5, n_distinct_inherited = -0.5)");
        await using var session = await fixture.Connector.OpenSourceAsync(source.Address, TestContext.Current.CancellationToken);
        var schema = await session.Catalog.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            ["ALTER TABLE ONLY app.people ALTER COLUMN age SET (n_distinct=5, n_distinct_inherited=-0.5)"],
            schema.Objects.Where(item => item.Kind == "options of column").Select(item => item.Definition));
    }

    private async Task<(string[] Lost, LossLedger Ledger)> CloneAsync(string statements)
    {
        await using var source = await fixture.CreateAsync();
        await using var target = await fixture.CreateAsync();
        await PostgreSqlServer.ExecuteAsync(
            source.Address,
            Tables + statements.Replace("DATABASE CURRENT", $"DATABASE {source.Address.Database}", StringComparison.Ordinal));
        var ledger = await CloneAsync(source.Address, target.Address);
        var before = await PostgreSqlDump.OfAsync(source.Address, "--schema-only");
        var after = await PostgreSqlDump.OfAsync(target.Address, "--schema-only");
        var lost = before.Split('\n').Except(after.Split('\n'))
            .Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal));
        return ([.. lost], ledger);
    }

    private async Task<LossLedger> CloneAsync(DatabaseAddress from, DatabaseAddress to)
    {
        await using var session = await fixture.Connector.OpenSourceAsync(from, CancellationToken.None);
        var schema = await session.Catalog.ReadAsync(CancellationToken.None);
        await using var target = await fixture.Connector.OpenTargetAsync(to, CancellationToken.None);
        await target.BeginAsync(TargetRun.Marker, CancellationToken.None);
        var translation = target.SchemaWriter.Translate(schema);
        var plan = SchemaPlan.Create(translation.Schema, ConstraintTiming.AfterLoad);
        await target.SchemaWriter.ApplyAsync(plan, SchemaPhase.BeforeLoad, null, CancellationToken.None);
        await target.SchemaWriter.ApplyAsync(plan, SchemaPhase.AfterLoad, null, CancellationToken.None);
        await target.PublishAsync(CancellationToken.None);
        return translation.Ledger.Without(target.SchemaWriter.LeftOut);
    }
}
