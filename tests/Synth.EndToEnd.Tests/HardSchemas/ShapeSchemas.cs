namespace Synth.EndToEnd.Tests;

/// <summary>Tables of odd sizes, and names of odd spellings.</summary>
internal static class ShapeSchemas
{
    public static HardSchema ChildCounts { get; } = new("H9", "a parent of 228 rows with four tables of few children", $"""
        CREATE TABLE patients (id INTEGER PRIMARY KEY, born DATE NOT NULL);
        CREATE TABLE visits (id INTEGER PRIMARY KEY, patient_id INTEGER NOT NULL REFERENCES patients (id), cost INTEGER);
        CREATE TABLE tests (id INTEGER PRIMARY KEY, patient_id INTEGER NOT NULL REFERENCES patients (id), result INTEGER);
        CREATE TABLE stays (id INTEGER PRIMARY KEY, patient_id INTEGER NOT NULL REFERENCES patients (id), nights INTEGER);
        CREATE TABLE births (id INTEGER PRIMARY KEY, patient_id INTEGER NOT NULL REFERENCES patients (id), grams INTEGER);
        {HardSchema.Count(228)} INSERT INTO patients SELECT i, '1980-01-01' FROM n;
        {HardSchema.Count(88)} INSERT INTO visits SELECT i, 1 + i * 7919 % 50, i % 40 FROM n;
        {HardSchema.Count(188)} INSERT INTO tests SELECT i, 1 + i * 104729 % 90, i % 11 FROM n;
        {HardSchema.Count(14)} INSERT INTO stays SELECT i, 1 + i * 31 % 200, i FROM n;
        {HardSchema.Count(8)} INSERT INTO births SELECT i, 1 + i * 37 % 200, 3000 + i FROM n;
        """);

    public static HardSchema EmptyAndTiny { get; } = new("H10", "empty tables, a table of one row, a table with nothing but a key", $"""
        CREATE TABLE settings (id INTEGER PRIMARY KEY, motto TEXT);
        CREATE TABLE tickets (id INTEGER PRIMARY KEY);
        CREATE TABLE queues (id INTEGER PRIMARY KEY, label TEXT NOT NULL);
        CREATE TABLE calls (
            id INTEGER PRIMARY KEY, ticket_id INTEGER NOT NULL REFERENCES tickets (id), queue_id INTEGER REFERENCES queues (id), seconds INTEGER);
        CREATE TABLE notes (id INTEGER PRIMARY KEY, call_id INTEGER NOT NULL REFERENCES calls (id), queue_id INTEGER NOT NULL REFERENCES queues (id));
        INSERT INTO settings VALUES (1, 'onwards');
        {HardSchema.Count(30)} INSERT INTO tickets SELECT i FROM n;
        {HardSchema.Count(50)} INSERT INTO calls SELECT i, 1 + i % 30, NULL, i * 10 FROM n;
        """);

    public static HardSchema ThreeSmallLevels { get; } = new("H24", "three levels with fewer than 50 rows in all", $"""
        CREATE TABLE regions (id INTEGER PRIMARY KEY, area INTEGER NOT NULL);
        CREATE TABLE towns (id INTEGER PRIMARY KEY, region_id INTEGER NOT NULL REFERENCES regions (id), people INTEGER NOT NULL);
        CREATE TABLE streets (id INTEGER PRIMARY KEY, town_id INTEGER NOT NULL REFERENCES towns (id), metres INTEGER);
        {HardSchema.Count(4)} INSERT INTO regions SELECT i, i * 1000 FROM n;
        {HardSchema.Count(12)} INSERT INTO towns SELECT i, 1 + i % 4, i * 5000 FROM n;
        {HardSchema.Count(30)} INSERT INTO streets SELECT i, 1 + i * 7 % 12, i * 40 FROM n;
        """);

    public static HardSchema OddNames { get; } = new("H25", "mixed case, reserved words, spaces, quotes, emoji and names of 63 bytes", $"""
        CREATE TABLE "Order" ("select" INTEGER PRIMARY KEY, "From Where" INTEGER NOT NULL, "it's" TEXT, "dou""ble" INTEGER, "smile 😀" INTEGER);
        CREATE TABLE "{new string('l', 62)}1" (
            "Id" INTEGER PRIMARY KEY, "{new string('c', 62)}1" INTEGER NOT NULL, "{new string('c', 62)}2" INTEGER NOT NULL,
            "user" INTEGER NOT NULL, CONSTRAINT "placed by" FOREIGN KEY ("user") REFERENCES "Order" ("select"));
        CREATE TABLE "{new string('l', 62)}2" ("group" INTEGER NOT NULL, "GROUP BY" INTEGER NOT NULL, PRIMARY KEY ("group", "GROUP BY"));
        {HardSchema.Count(50)} INSERT INTO "Order" SELECT i, i % 5, 'x', i % 3, i % 2 FROM n;
        {HardSchema.Count(80)} INSERT INTO "{new string('l', 62)}1" SELECT i, i % 4, i % 3, 1 + i * 7 % 50 FROM n;
        {HardSchema.Count(40)} INSERT INTO "{new string('l', 62)}2" SELECT i, i % 4 FROM n;
        """);

    /// <summary>Only SQLite has names of any length.</summary>
    public static HardSchema LongNames { get; } = new("H25", "names of 128 characters that are equal when they are cut", $"""
        CREATE TABLE "{new string('t', 127)}1" ("{new string('k', 127)}1" INTEGER PRIMARY KEY, "{new string('k', 127)}2" INTEGER NOT NULL);
        CREATE TABLE "{new string('t', 127)}2" (
            "{new string('k', 127)}1" INTEGER PRIMARY KEY,
            "{new string('k', 127)}2" INTEGER NOT NULL REFERENCES "{new string('t', 127)}1" ("{new string('k', 127)}1"));
        {HardSchema.Count(40)} INSERT INTO "{new string('t', 127)}1" SELECT i, i % 5 FROM n;
        {HardSchema.Count(90)} INSERT INTO "{new string('t', 127)}2" SELECT i, 1 + i * 7 % 40 FROM n;
        """);

    /// <summary>Only PostgreSQL tells names apart by their case.</summary>
    public static HardSchema NamesThatDifferInCase { get; } = new("H25", "names that differ only in case", $"""
        CREATE TABLE "Item" (id INTEGER PRIMARY KEY, "Size" INTEGER NOT NULL, "size" INTEGER NOT NULL);
        CREATE TABLE "item" (id INTEGER PRIMARY KEY, "ITEM" INTEGER NOT NULL REFERENCES "Item" (id));
        {HardSchema.Count(40)} INSERT INTO "Item" SELECT i, i % 5, i % 4 FROM n;
        {HardSchema.Count(60)} INSERT INTO "item" SELECT i, 1 + i * 7 % 40 FROM n;
        """);
}
