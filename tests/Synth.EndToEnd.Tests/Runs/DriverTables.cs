namespace Synth.EndToEnd.Tests;

/// <summary>A small database with keys of text, keys of two columns, and a link: rows of three tables under 150 drivers.</summary>
internal static class DriverTables
{
    public const string Tables = """
        CREATE TABLE drivers (licence VARCHAR(20) PRIMARY KEY, born DATE NOT NULL, city VARCHAR(20));
        CREATE TABLE trips (
            driver VARCHAR(20) NOT NULL REFERENCES drivers (licence), number INTEGER NOT NULL, rating INTEGER, guide VARCHAR(20) REFERENCES drivers (licence),
            PRIMARY KEY (driver, number));
        CREATE TABLE tolls (driver VARCHAR(20) NOT NULL, number INTEGER NOT NULL, cents INTEGER NOT NULL, FOREIGN KEY (driver, number) REFERENCES trips (driver, number));
        """;

    /// <summary>Tables and rows.</summary>
    public static string Sql => Tables + Rows(row => row);

    /// <summary>The same rows whatever the order, which is that of the keys given to them.</summary>
    public static string Rows(Func<int, int> orderKey)
    {
        string Insert(string table, int count, Func<int, string> row)
        {
            var rows = Enumerable.Range(1, count).OrderBy(orderKey).Select(row);
            return $"INSERT INTO {table} VALUES {string.Join(", ", rows)};";
        }

        return Insert("drivers", 150, i =>
            $"('L-{i * 7919 % 9973:0000}', '19{50 + (i % 50)}-06-{1 + (i % 28):00}', {(i % 7 == 0 ? "NULL" : $"'city {i % 6}'")})")
            + Insert("trips", 450,
                i => $"('L-{Driver(i) * 7919 % 9973:0000}', {1 + ((i - 1) / 150)}, {i % 5}, "
                    + $"{(i % 3 == 0 ? $"'L-{Driver(i * 31) * 7919 % 9973:0000}'" : "NULL")})")
            + Insert("tolls", 600, i => $"('L-{Driver(i) * 7919 % 9973:0000}', {1 + (i % 3)}, {i * 37 % 500})");
    }

    private static int Driver(int row) => 1 + ((row - 1) % 150);
}
