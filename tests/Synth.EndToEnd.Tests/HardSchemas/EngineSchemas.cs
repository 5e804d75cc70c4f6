namespace Synth.EndToEnd.Tests;

/// <summary>What some engines have and others have not: partitions, histories, their own types, programs.</summary>
internal static class EngineSchemas
{
    public static HardSchema Partitioned { get; } = new("H14", "a partitioned table, and one that keeps its history", "")
    {
        Sources = [EngineName.PostgreSql, EngineName.MySql, EngineName.SqlServer],
        PostgreSql = $"""
            CREATE SCHEMA ledger;
            CREATE TABLE ledger.entries (id INTEGER NOT NULL, booked DATE NOT NULL, cents INTEGER NOT NULL, PRIMARY KEY (id, booked)) PARTITION BY RANGE (booked);
            CREATE TABLE ledger.entries_2023 PARTITION OF ledger.entries FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            CREATE TABLE ledger.entries_rest PARTITION OF ledger.entries DEFAULT PARTITION BY LIST (id);
            CREATE TABLE ledger.entries_odd PARTITION OF ledger.entries_rest DEFAULT;
            {HardSchema.Count(200)} INSERT INTO ledger.entries SELECT i, DATE '2023-06-01' + i * 3, i % 90 FROM n;
            """,
        MySql = $"""
            CREATE TABLE entries (id INTEGER NOT NULL, booked DATE NOT NULL, cents INTEGER NOT NULL, PRIMARY KEY (id, booked))
                PARTITION BY RANGE COLUMNS (booked) (PARTITION y2023 VALUES LESS THAN ('2024-01-01'), PARTITION rest VALUES LESS THAN MAXVALUE);
            CREATE TABLE tariffs (id INTEGER PRIMARY KEY, cents INTEGER NOT NULL) /*M! WITH SYSTEM VERSIONING */;
            {HardSchema.Count(200)} INSERT INTO entries SELECT i, DATE_ADD('2023-06-01', INTERVAL i * 3 DAY), i % 90 FROM n;
            {HardSchema.Count(80)} INSERT INTO tariffs SELECT i, i * 7919 % 500 FROM n;
            UPDATE tariffs SET cents = cents + 1 WHERE id % 3 = 0;
            """,
        SqlServer = $"""
            CREATE SCHEMA past;
            CREATE TABLE tariffs (
                id INTEGER PRIMARY KEY, cents INTEGER NOT NULL, since DATETIME2(7) GENERATED ALWAYS AS ROW START NOT NULL,
                until DATETIME2(7) GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (since, until))
                WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = past.tariffs));
            {HardSchema.Count(80)} INSERT INTO tariffs (id, cents) SELECT i, i * 7919 % 500 FROM n;
            UPDATE tariffs SET cents = cents + 1 WHERE id % 3 = 0;
            """,
    };

    public static HardSchema KindsOfTypes { get; } = new("H15", "types of every kind", $"""
        CREATE TABLE things (id INTEGER PRIMARY KEY, doc JSON NOT NULL, data BLOB, token UUID NOT NULL UNIQUE, yes BOOLEAN, anything, price NUMERIC(12,4));
        {HardSchema.Count(240)} INSERT INTO things SELECT i, json_object('n', i % 7, 'list', json_array(i % 3, 'x')), CASE WHEN i % 4 > 0 THEN randomblob(8) END,
            lower(@uuid_of_i), i % 2, CASE i % 3 WHEN 0 THEN 1.5 WHEN 1 THEN 'text' END, i * 1.25 FROM n;
        """)
    {
        PostgreSql = $$"""
            CREATE TYPE colour AS ENUM ('red', 'green', 'blue');
            CREATE DOMAIN percentage AS INTEGER CHECK (VALUE BETWEEN 0 AND 100);
            CREATE TABLE things (
                id INTEGER PRIMARY KEY, tags TEXT[], doc JSONB NOT NULL, span INT4RANGE, share percentage NOT NULL, tint colour NOT NULL, host INET,
                lasts INTERVAL, words TSVECTOR, flags BIT(4), price MONEY, body XML, data BYTEA, token UUID NOT NULL UNIQUE);
            {{HardSchema.Count(240)}} INSERT INTO things SELECT i, ARRAY['a', 'b' || i % 3], jsonb_build_object('n', i % 7, 'list', jsonb_build_array(i % 3, 'x')),
                int4range(i % 9, i % 9 + 5), i % 101, (ARRAY['red', 'green', 'blue'])[1 + i % 3]::colour, ('10.0.' || i % 4 || '.' || i % 9)::inet,
                make_interval(days => i % 30), to_tsvector('simple', 'word' || i % 5), (i % 16)::bit(4), i::numeric::money, xmlparse(CONTENT '<a>' || i % 6 || '</a>'),
                CASE WHEN i % 4 > 0 THEN decode(md5(i::text), 'hex') END, @uuid_of_i FROM n;
            """,
        MySql = $"""
            CREATE TABLE things (
                id INTEGER PRIMARY KEY, doc JSON NOT NULL, tint ENUM('red', 'green', 'blue') NOT NULL, extras SET('hot', 'wet', 'new'), flags BIT(4), made YEAR,
                data VARBINARY(20), picture LONGBLOB, place POINT, price DECIMAL(12,4));
            {HardSchema.Count(240)} INSERT INTO things SELECT i, JSON_OBJECT('n', i % 7, 'list', JSON_ARRAY(i % 3, 'x')), 1 + i % 3, i % 8, i % 16, 1990 + i % 30,
                CASE WHEN i % 4 > 0 THEN UNHEX(MD5(i)) END, UNHEX(MD5(i + 1)), CASE WHEN i % 3 > 0 THEN ST_GeomFromText('POINT(1 2)') END, i * 1.25 FROM n;
            """,
        SqlServer = $"""
            CREATE TYPE percentage FROM INTEGER NOT NULL;
            CREATE TABLE things (
                id INTEGER PRIMARY KEY, share percentage, body XML, price MONEY, data VARBINARY(20), token UNIQUEIDENTIFIER NOT NULL UNIQUE, stamp ROWVERSION,
                anything SQL_VARIANT);
            {HardSchema.Count(240)} INSERT INTO things (id, share, body, price, data, token, anything)
                SELECT i, i % 101, '<a>1</a>', i * 1.25, CONVERT(varbinary(20), i), @uuid_of_i, i % 5 FROM n;
            """,
    };

    public static HardSchema ViewsTriggersAndRoutines { get; } = new("H31", "views over views, a view of what is not there, triggers, routines that call each other", $"""
        {Tables}
        CREATE VIEW large AS SELECT id, cents FROM purchases WHERE cents > 500;
        CREATE VIEW a_larger AS SELECT id FROM large WHERE cents > 800;
        CREATE VIEW dangling AS SELECT * FROM nowhere;
        CREATE TRIGGER note_purchase AFTER INSERT ON purchases BEGIN INSERT INTO audit (purchase_id) VALUES (NEW.id); END;
        """)
    {
        PostgreSql = $"""
            {Tables}
            CREATE VIEW large AS SELECT id, cents FROM purchases WHERE cents > 500;
            CREATE VIEW a_larger AS SELECT id FROM large WHERE cents > 800;
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO audit (purchase_id) VALUES (NEW.id); RETURN NEW; END $$;
            CREATE FUNCTION even(n INTEGER) RETURNS BOOLEAN LANGUAGE plpgsql AS $$ BEGIN RETURN n = 0 OR odd(n - 1); END $$;
            CREATE FUNCTION odd(n INTEGER) RETURNS BOOLEAN LANGUAGE plpgsql AS $$ BEGIN RETURN n > 0 AND even(n - 1); END $$;
            CREATE TRIGGER note_purchase AFTER INSERT ON purchases FOR EACH ROW EXECUTE FUNCTION note();
            """,
        MySql = $"""
            {Tables}
            CREATE VIEW large AS SELECT id, cents FROM purchases WHERE cents > 500;
            CREATE VIEW a_larger AS SELECT id FROM large WHERE cents > 800;
            CREATE TABLE nowhere (id INTEGER);
            CREATE VIEW dangling AS SELECT id FROM nowhere;
            DROP TABLE nowhere;
            CREATE PROCEDURE even_steps(n INTEGER) IF n > 0 THEN CALL odd_steps(n - 1); END IF;
            CREATE PROCEDURE odd_steps(n INTEGER) IF n > 1 THEN CALL even_steps(n - 1); END IF;
            CREATE TRIGGER note_purchase AFTER INSERT ON purchases FOR EACH ROW INSERT INTO audit (purchase_id) VALUES (NEW.id);
            """,
        SqlServer = $"""
            {Tables}
            CREATE VIEW large AS SELECT id, cents FROM purchases WHERE cents > 500;
            CREATE VIEW a_larger AS SELECT id FROM large WHERE cents > 800;
            CREATE PROCEDURE even_steps @n INT AS IF @n > 0 EXEC odd_steps @n;
            CREATE PROCEDURE odd_steps @n INT AS IF @n > 1 EXEC even_steps @n;
            CREATE TRIGGER note_purchase ON purchases AFTER INSERT AS INSERT INTO audit (purchase_id) SELECT id FROM inserted;
            """,
    };

    private static string Tables => $"""
        CREATE TABLE purchases (id INTEGER PRIMARY KEY, cents INTEGER NOT NULL);
        CREATE TABLE audit (id @identity, purchase_id INTEGER NOT NULL REFERENCES purchases (id));
        {HardSchema.Count(120)} INSERT INTO purchases SELECT i, i * 7919 % 1000 FROM n;
        {HardSchema.Count(30)} INSERT INTO audit (purchase_id) SELECT i * 4 FROM n;
        """;
}
