namespace Synth.Cluster.Tests.Processes;

/// <summary>A source whose fit takes seconds: customers with purchases that hang together.</summary>
internal static class ShopTables
{
    /// <summary>Makes it in PostgreSQL.</summary>
    public const string Sql = """
        CREATE TABLE customer (
            id int PRIMARY KEY, region int NOT NULL, joined date NOT NULL, kind varchar(20), level int NOT NULL, discount numeric(5, 2));
        CREATE TABLE purchase (
            id int PRIMARY KEY, customer int NOT NULL REFERENCES customer (id), amount int NOT NULL, bought date NOT NULL,
            colour varchar(10), size int NOT NULL, weight float8 NOT NULL, seat int NOT NULL);
        INSERT INTO customer
        SELECT i, i * 7919 % 11, date '2020-01-01' + i * 7 % 900, CASE WHEN i % 7 <> 0 THEN 'kind ' || (i % 5) END,
            i * 31 % 100, (i * 13 % 400) / 100.0
        FROM generate_series(1, 1500) i;
        INSERT INTO purchase
        SELECT i, 1 + i / 8, (i / 8) * 31 % 100 * 10 + i * 37 % 50, date '2023-01-01' + (i / 8) * 3 % 300 + i * 11 % 60,
            CASE WHEN i % 9 <> 0 THEN (ARRAY['red', 'green', 'blue', 'black'])[1 + (i / 8 + i % 2) % 4] END,
            (i * 17 % 23) + (i / 8) % 5, (i * 101 % 977) / 10.0, i % 8 + (i / 8) % 4
        FROM generate_series(0, 11999) i WHERE i % 8 < 3 + (i / 8) % 6;
        """;
}
