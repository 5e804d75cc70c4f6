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
        new("H32", "checks over several columns", Bookings("(cancelled IS NULL) = (reason IS NULL)", "length(code) >= 5"))
        {
            PostgreSql = Bookings("(cancelled IS NULL) = (reason IS NULL)", "code ~ '^B-[0-9]+$'", "DATE '2024-03-01'"),
            MySql = Bookings("(cancelled IS NULL) = (reason IS NULL)", "code REGEXP '^B-[0-9]+$'"),
            SqlServer = Bookings("(cancelled IS NULL AND reason IS NULL) OR (cancelled IS NOT NULL AND reason IS NOT NULL)",
                "LEN(code) >= 5"),
        };

    /// <summary>The spans follow from the key, so that no two of them overlap.</summary>
    public static HardSchema Exclusion { get; } = new("H13", "an exclusion constraint", "")
    {
        Sources = [EngineName.PostgreSql],
        PostgreSql = $"""
            CREATE TABLE slots (
                id INTEGER PRIMARY KEY, guests INTEGER NOT NULL, during INT4RANGE GENERATED ALWAYS AS (int4range(id * 10, id * 10 + 8)) STORED,
                CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&));
            {HardSchema.Count(200)} INSERT INTO slots SELECT i, i % 7 FROM n;
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
