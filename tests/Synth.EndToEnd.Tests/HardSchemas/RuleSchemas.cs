namespace Synth.EndToEnd.Tests;

/// <summary>Promises over some rows, over several columns, and over pairs of rows.</summary>
internal static class RuleSchemas
{
    private static readonly string Members = $"""
        {HardSchema.Count(40)} INSERT INTO teams SELECT i, '2024-01-01' FROM n;
        {HardSchema.Count(200)} INSERT INTO members
            SELECT i, 1 + i % 40, CASE WHEN i <= 40 THEN 'owner' WHEN i % 3 = 0 THEN 'guest' ELSE 'member' END, CASE WHEN i % 3 > 0 THEN 1000 + i END FROM n;
        """;

    public static HardSchema PartialUniqueIndexes { get; } = new("H6", "a unique index over some rows, a unique key with nulls", $"""
        CREATE TABLE teams (id INTEGER PRIMARY KEY, founded DATE NOT NULL);
        CREATE TABLE members (
            id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id), role VARCHAR(10) NOT NULL, badge INTEGER UNIQUE);
        CREATE UNIQUE INDEX one_owner ON members (team_id) WHERE role = 'owner';
        {Members}
        """)
    {
        PostgreSql = $"""
            CREATE TABLE teams (id INTEGER PRIMARY KEY, founded DATE NOT NULL);
            CREATE TABLE members (
                id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id), role VARCHAR(10) NOT NULL, badge INTEGER UNIQUE);
            CREATE UNIQUE INDEX one_owner ON members (team_id) WHERE role = 'owner';
            CREATE TABLE desks (id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL, seat INTEGER, UNIQUE NULLS NOT DISTINCT (team_id, seat));
            {Members}
            {HardSchema.Count(60)} INSERT INTO desks SELECT i, 1 + i % 20, CASE WHEN i > 20 THEN i / 20 END FROM n;
            """,

        // It has no indexes over some rows.
        MySql = $"""
            CREATE TABLE teams (id INTEGER PRIMARY KEY, founded DATE NOT NULL);
            CREATE TABLE members (
                id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL, role VARCHAR(10) NOT NULL, badge INTEGER UNIQUE, FOREIGN KEY (team_id) REFERENCES teams (id));
            {Members}
            """,
        SqlServer = $"""
            CREATE TABLE teams (id INTEGER PRIMARY KEY, founded DATE NOT NULL);
            CREATE TABLE members (
                id INTEGER PRIMARY KEY, team_id INTEGER NOT NULL REFERENCES teams (id), role VARCHAR(10) NOT NULL, badge INTEGER);
            CREATE UNIQUE INDEX one_owner ON members (team_id) WHERE role = 'owner';
            CREATE UNIQUE INDEX one_badge ON members (badge) WHERE badge IS NOT NULL;
            {Members}
            """,
    };

    public static HardSchema ManyColumnChecks { get; } =
        new("H32", "checks over several columns", Bookings("(cancelled IS NOT NULL) + (reason IS NOT NULL) <> 1", "length(code) >= 5"))
        {
            PostgreSql = Bookings("(cancelled IS NULL) = (reason IS NULL)", "code ~ '^B-[0-9]+$'", "DATE '2024-03-01'"),
            MySql = Bookings("(cancelled IS NULL) = (reason IS NULL)", "code REGEXP '^B-[0-9]+$'"),
            SqlServer = Bookings("(cancelled IS NULL AND reason IS NULL) OR (cancelled IS NOT NULL AND reason IS NOT NULL)",
                "LEN(code) >= 5"),
        };

    /// <summary>
    /// Rooms with many bookings whose beginnings and lengths follow from nothing, half of them behind the one before; desks, with ranges.
    /// </summary>
    public static HardSchema Exclusion { get; } = new("H13", "exclusion constraints", "")
    {
        Sources = [EngineName.PostgreSql, EngineName.MySql],
        MySql = $"""
            CREATE TABLE rooms (id INTEGER PRIMARY KEY, beds INTEGER NOT NULL);
            CREATE TABLE bookings (
                id INTEGER AUTO_INCREMENT PRIMARY KEY, room_id INTEGER NOT NULL, starts DATE NOT NULL, ends DATE NOT NULL, CHECK (starts < ends),
                FOREIGN KEY (room_id) REFERENCES rooms (id)
                /*M!100503 , PERIOD FOR stay (starts, ends), UNIQUE KEY one_guest (room_id, stay WITHOUT OVERLAPS) */);
            {HardSchema.Count(20)} INSERT INTO rooms SELECT i, 1 + i % 3 FROM n;
            {HardSchema.Count(900)} INSERT INTO bookings (room_id, starts, ends)
                SELECT room, DATE_ADD('2024-01-01', INTERVAL at - lasts - gap DAY), DATE_ADD('2024-01-01', INTERVAL at - gap DAY)
                FROM (SELECT room, lasts, gap, SUM(lasts + gap) OVER (PARTITION BY room ORDER BY i) AS at
                    FROM (SELECT i, 1 + i % 20 AS room, 1 + CRC32(i) % 9 AS lasts,
                        CASE WHEN CRC32(i * 3) % 2 = 0 THEN 0 ELSE CRC32(i * 7) % 8 END AS gap FROM n) drawn) stays;
            """,
        PostgreSql = $"""
            CREATE EXTENSION btree_gist;
            CREATE TABLE rooms (id INTEGER PRIMARY KEY, beds INTEGER NOT NULL);
            CREATE TABLE guests (id INTEGER PRIMARY KEY, born DATE NOT NULL);
            CREATE TABLE bookings (
                id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, guest_id INTEGER NOT NULL REFERENCES guests,
                room_id INTEGER NOT NULL REFERENCES rooms, half CHAR(1) NOT NULL, starts TIMESTAMP NOT NULL, ends TIMESTAMP NOT NULL,
                state TEXT NOT NULL, CHECK (starts < ends),
                CONSTRAINT one_guest EXCLUDE USING gist (room_id WITH =, half WITH =, tsrange(starts, ends) WITH &&)
                    WHERE (state <> 'void'));
            CREATE TABLE slots (
                id INTEGER PRIMARY KEY, desk INTEGER NOT NULL, during TSTZRANGE NOT NULL,
                CONSTRAINT one_slot EXCLUDE USING gist (desk WITH =, during WITH &&));
            CREATE TABLE leases (
                id INTEGER PRIMARY KEY, desk INTEGER NOT NULL, since DATE NOT NULL, until DATE,
                CONSTRAINT one_lease EXCLUDE USING gist (desk WITH =, daterange(since, until, '[]') WITH &&));
            {HardSchema.Count(20)} INSERT INTO rooms SELECT i, 1 + i % 3 FROM n;
            {HardSchema.Count(150)} INSERT INTO guests SELECT i, DATE '1950-01-01' + i * 97 FROM n;
            CREATE TEMPORARY TABLE stays AS SELECT room, i, lasts, sum(lasts + gap) OVER (PARTITION BY room ORDER BY i) - lasts AS at
                FROM (SELECT room, i, 1 + abs(hashint4(room * 977 + i)) % 9 AS lasts,
                        CASE WHEN hashint4(room * 31 + i * 7) % 2 = 0 THEN 0 ELSE abs(hashint4(i * 577 + room)) % 8 END AS gap
                    FROM generate_series(1, 20) room, generate_series(1, 60) i) drawn;
            INSERT INTO bookings (guest_id, room_id, half, starts, ends, state)
                SELECT 1 + abs(hashint4(room * 7 + i)) % 150, room, 'a', TIMESTAMP '2024-01-01 10:00' + at * INTERVAL '12 hours',
                    TIMESTAMP '2024-01-01 10:00' + (at + lasts) * INTERVAL '12 hours', CASE WHEN i % 3 = 0 THEN 'open' ELSE 'paid' END
                FROM stays;
            INSERT INTO bookings (guest_id, room_id, half, starts, ends, state)
                SELECT guest_id, room_id, CASE WHEN id % 2 = 0 THEN 'b' ELSE 'a' END, starts, ends,
                    CASE WHEN id % 2 = 0 THEN 'paid' ELSE 'void' END FROM bookings WHERE id % 3 = 0;
            INSERT INTO slots SELECT row_number() OVER (), room, tstzrange(TIMESTAMPTZ '2024-01-01 08:00+00' + at * INTERVAL '1 day',
                TIMESTAMPTZ '2024-01-01 08:00+00' + (at + lasts) * INTERVAL '1 day') FROM stays;
            INSERT INTO leases SELECT row_number() OVER (), room, DATE '2020-01-01' + 9 * at::integer,
                CASE WHEN i < 60 THEN DATE '2020-01-01' + 9 * (at + lasts)::integer - 1 END FROM stays;
            DROP TABLE stays;
            """,
    };

    private static string Bookings(string together, string code, string day = "'2024-03-01'") => $"""
        CREATE TABLE bookings (
            id INTEGER PRIMARY KEY, starts INTEGER NOT NULL, ends INTEGER NOT NULL, price INTEGER NOT NULL, qty INTEGER NOT NULL, total INTEGER NOT NULL,
            cancelled DATE, reason VARCHAR(20), state VARCHAR(10) NOT NULL, code VARCHAR(12) NOT NULL,
            CHECK (starts <= ends), CHECK ({together}), CHECK (price * qty = total), CHECK (state IN ('open', 'paid', 'void')),
            CHECK (code LIKE 'B-%'), CHECK ({code}), CHECK (state <> 'void' OR cancelled IS NOT NULL));
        {HardSchema.Count(300)} INSERT INTO bookings SELECT i, i * 31 % 200, i * 31 % 200 + i % 14, i % 50, 1 + i % 4, i % 50 * (1 + i % 4),
            CASE WHEN i % 5 = 0 THEN {day} END, CASE WHEN i % 5 = 0 THEN 'changed plans' END,
            CASE WHEN i % 10 = 0 THEN 'void' WHEN i % 3 = 0 THEN 'open' ELSE 'paid' END, 'B-' || (10000 + i * 7) FROM n;
        """;
}
