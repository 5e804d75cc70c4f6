namespace Synth.EndToEnd.Tests;

/// <summary>Values that bite: texts, numbers and times at the edges of their types.</summary>
internal static class ValueSchemas
{
    public static HardSchema Texts { get; } = new("H26", "texts that bite", $"""
        CREATE TABLE remarks (id INTEGER PRIMARY KEY, kind TEXT, code VARCHAR(20) NOT NULL UNIQUE, body TEXT NOT NULL);
        {HardSchema.Count(240)} INSERT INTO remarks SELECT i,
            CASE i % 12
                WHEN 0 THEN '' WHEN 1 THEN NULL WHEN 2 THEN @char(1) || 'a' || @char(31) WHEN 3 THEN 'line' || @char(13) || @char(10) || 'feed'
                WHEN 4 THEN 'tab' || @char(9) || 'x' WHEN 5 THEN '\N' WHEN 6 THEN 'back\slash\\.' WHEN 7 THEN 'it''s "quoted"'
                WHEN 8 THEN '𝒳😀' WHEN 9 THEN 'שלום' WHEN 10 THEN ' spaced ' ELSE '\.' END,
            'абвгдежзийклмно' || (10000 + i),
            CASE i % 3 WHEN 0 THEN 'naïve — 😀 ' || i WHEN 1 THEN 'a,b;"c"' || @char(10) || i ELSE 'C:\new\' || i || '\t' END
            FROM n;
        """);

    public static HardSchema Numbers { get; } = new("H27", "numbers that bite", $"""
        CREATE TABLE figures (id BIGINT PRIMARY KEY, amount DECIMAL(38,10), large BIGINT NOT NULL, ratio DOUBLE PRECISION, yes BOOLEAN, tiny SMALLINT NOT NULL);
        {HardSchema.Count(240)} INSERT INTO figures SELECT 9223372036854775000 + i, i * 1.0000000001,
            CASE i % 4 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775807 - 1 ELSE i END,
            CASE i % 5 WHEN 0 THEN 9e999 WHEN 1 THEN -9e999 WHEN 2 THEN -0.0 WHEN 3 THEN NULL ELSE i * 1e-300 END,
            i % 2 = 0, -32768 + i FROM n;
        """)
    {
        PostgreSql = $"""
            CREATE TABLE figures (
                id BIGINT PRIMARY KEY, amount NUMERIC(38,10), any_number NUMERIC, large BIGINT NOT NULL, ratio DOUBLE PRECISION, yes BOOLEAN,
                tiny SMALLINT NOT NULL, price MONEY);
            {HardSchema.Count(240)} INSERT INTO figures SELECT 9223372036854775000 + i,
                CASE i % 3 WHEN 0 THEN 9999999999999999999999999999.9999999999 WHEN 1 THEN 0.0000000001 ELSE i END,
                CASE i % 4 WHEN 0 THEN 'NaN' WHEN 1 THEN 1e80 + i WHEN 2 THEN 1e-50 * i END,
                CASE i % 4 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775808 ELSE i END,
                CASE i % 6 WHEN 0 THEN 'Infinity' WHEN 1 THEN '-Infinity' WHEN 2 THEN '-0' WHEN 3 THEN NULL WHEN 4 THEN 'NaN' ELSE i * 1e-300 END,
                i % 2 = 0, -32768 + i, i::numeric::money FROM n;
            """,
        MySql = $"""
            CREATE TABLE figures (
                id BIGINT PRIMARY KEY, amount DECIMAL(38,10), wide DECIMAL(65,30), large BIGINT NOT NULL, vast BIGINT UNSIGNED, ratio DOUBLE, small FLOAT,
                yes BOOLEAN, tiny SMALLINT NOT NULL, bits BIT(12), year YEAR);
            {HardSchema.Count(240)} INSERT INTO figures SELECT 9223372036854775000 + i,
                CASE i % 3 WHEN 0 THEN 9999999999999999999999999999.9999999999 WHEN 1 THEN 0.0000000001 ELSE i END,
                CASE i % 3 WHEN 0 THEN -99999999999999999999.999999999999999999999999999999 WHEN 1 THEN 0.000000000000000000000000000001 END,
                CASE i % 4 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775807 - 1 ELSE i END,
                CASE i % 4 WHEN 0 THEN 18446744073709551615 WHEN 1 THEN NULL ELSE i END,
                CASE i % 5 WHEN 0 THEN 1.7976931348623157e308 WHEN 1 THEN -1.7976931348623157e308 WHEN 2 THEN -0e0 WHEN 3 THEN NULL ELSE i * 1e-300 END,
                i * 0.1, i % 2 = 0, -32768 + i, i, 1901 + i FROM n;
            """,
        SqlServer = $"""
            CREATE TABLE figures (
                id BIGINT PRIMARY KEY, amount DECIMAL(38,10), large BIGINT NOT NULL, ratio FLOAT, small REAL, yes BIT, tiny SMALLINT NOT NULL, byte TINYINT, price MONEY);
            {HardSchema.Count(240)} INSERT INTO figures SELECT 9223372036854775000 + i,
                CASE i % 3 WHEN 0 THEN 9999999999999999999999999999.9999999999 WHEN 1 THEN 0.0000000001 ELSE i END,
                CASE i % 4 WHEN 0 THEN 9223372036854775807 WHEN 1 THEN -9223372036854775808 ELSE i END,
                CASE i % 5 WHEN 0 THEN 1.79E308 WHEN 1 THEN -1.79E308 WHEN 2 THEN -0E0 WHEN 3 THEN NULL ELSE i * 1E-300 END,
                i * 0.1, i % 2, -32768 + i, i, i * 1.25 FROM n;
            """,
    };

    public static HardSchema Times { get; } = new("H28", "times that bite", $"""
        CREATE TABLE moments (id INTEGER PRIMARY KEY, day DATE, made TIMESTAMP NOT NULL, exact DATETIME, opens TIME);
        {HardSchema.Count(240)} INSERT INTO moments SELECT i,
            CASE i % 4 WHEN 0 THEN '0001-01-01' WHEN 1 THEN '9999-12-31' WHEN 2 THEN '2024-02-29' END,
            CASE i % 3 WHEN 0 THEN '9999-12-31 23:59:59' WHEN 1 THEN '0001-01-01 00:00:00' ELSE '2024-03-31 02:30:00' END,
            '2024-10-27 02:30:00.1234567',
            CASE i % 3 WHEN 0 THEN '00:00:00' WHEN 1 THEN '23:59:59' END FROM n;
        """)
    {
        PostgreSql = $"""
            CREATE TABLE moments (
                id INTEGER PRIMARY KEY, day DATE, made TIMESTAMP NOT NULL, exact TIMESTAMPTZ, opens TIME, zoned TIMETZ, lasts INTERVAL);
            {HardSchema.Count(240)} INSERT INTO moments SELECT i,
                CASE i % 6 WHEN 0 THEN '0001-01-01' WHEN 1 THEN '9999-12-31' WHEN 2 THEN '2024-02-29' WHEN 3 THEN 'infinity' WHEN 4 THEN '-infinity' END::date,
                CASE i % 5 WHEN 0 THEN '9999-12-31 23:59:59.999999' WHEN 1 THEN '0001-01-01' WHEN 2 THEN 'infinity' ELSE '2024-03-31 02:30:00' END::timestamp,
                CASE i % 4 WHEN 0 THEN '-infinity' ELSE '2024-10-27 02:30:00.123456+02' END::timestamptz,
                CASE i % 3 WHEN 0 THEN '00:00:00' WHEN 1 THEN '24:00:00' END::time,
                '10:00+05:30'::timetz,
                CASE i % 3 WHEN 0 THEN '-1 year 2 days' WHEN 1 THEN '100 hours' END::interval FROM n;
            """,
        MySql = $"""
            CREATE TABLE moments (
                id INTEGER PRIMARY KEY, day DATE, made DATETIME NOT NULL, exact DATETIME(6), instant TIMESTAMP(6) NULL, opens TIME(3));
            {HardSchema.Count(240)} INSERT INTO moments SELECT i,
                CASE i % 4 WHEN 0 THEN '0001-01-01' WHEN 1 THEN '9999-12-31' WHEN 2 THEN '2024-02-29' END,
                CASE i % 3 WHEN 0 THEN '9999-12-31 23:59:59' WHEN 1 THEN '0001-01-01 00:00:00' ELSE '2024-03-31 02:30:00' END,
                '2024-10-27 02:30:00.123456',
                CASE i % 3 WHEN 0 THEN '1970-01-02 00:00:01' WHEN 1 THEN '2038-01-18 03:14:07.999999' END,
                CASE i % 3 WHEN 0 THEN '00:00:00' WHEN 1 THEN '23:59:59.999' END FROM n;
            """,
        SqlServer = $"""
            CREATE TABLE moments (
                id INTEGER PRIMARY KEY, day DATE, made DATETIME2(7) NOT NULL, exact DATETIMEOFFSET(7), opens TIME(7), old DATETIME, coarse SMALLDATETIME);
            {HardSchema.Count(240)} INSERT INTO moments SELECT i,
                CASE i % 4 WHEN 0 THEN '0001-01-01' WHEN 1 THEN '9999-12-31' WHEN 2 THEN '2024-02-29' END,
                CASE i % 3 WHEN 0 THEN '9999-12-31T23:59:59.9999999' WHEN 1 THEN '0001-01-01T00:00:00' ELSE '2024-03-31T02:30:00' END,
                '2024-10-27T02:30:00.1234567+05:30',
                CASE i % 3 WHEN 0 THEN '00:00:00' WHEN 1 THEN '23:59:59.9999999' END,
                CASE i % 3 WHEN 0 THEN '1753-01-01T00:00:00' WHEN 1 THEN '9999-12-31T23:59:59.997' END,
                CASE i % 3 WHEN 0 THEN '1900-01-01T00:00:00' WHEN 1 THEN '2079-06-06T23:59:00' END FROM n;
            """,
    };
}
