using System.Globalization;

namespace Synth.EndToEnd.Tests;

/// <summary>
/// Customers with orders and their lines, whose prices are those of products and whose sums are the orders' totals; and a table whose
/// rows are one tree, with another under it that uses products at most once. Literals that all engines read.
/// </summary>
internal static class AppendTables
{
    public const int Customers = 120;

    private const int Products = 15;

    private const int Orders = 2 * Customers;

    private const string Tables = """
        CREATE TABLE staff (id INTEGER PRIMARY KEY, boss_id INTEGER REFERENCES staff (id), level INTEGER NOT NULL, joined DATE NOT NULL);
        CREATE TABLE products (
            id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL, price INTEGER NOT NULL, weight INTEGER NOT NULL, listed DATE NOT NULL);
        CREATE TABLE badges (
            id INTEGER PRIMARY KEY, staff_id INTEGER NOT NULL, product_id INTEGER UNIQUE,
            FOREIGN KEY (staff_id) REFERENCES staff (id), FOREIGN KEY (product_id) REFERENCES products (id));
        CREATE TABLE customers (
            id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL, kind VARCHAR(10) NOT NULL, email VARCHAR(60) NOT NULL UNIQUE);
        CREATE TABLE orders (
            id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, placed DATE NOT NULL, total INTEGER NOT NULL,
            FOREIGN KEY (customer_id) REFERENCES customers (id));
        CREATE TABLE order_lines (
            order_id INTEGER NOT NULL, number INTEGER NOT NULL, product_id INTEGER NOT NULL, amount INTEGER NOT NULL,
            price INTEGER NOT NULL, PRIMARY KEY (order_id, number),
            FOREIGN KEY (order_id) REFERENCES orders (id), FOREIGN KEY (product_id) REFERENCES products (id));
        """;

    /// <summary>Tables and rows.</summary>
    public static string Sql => Tables
        + Insert("staff", 40, i => $"({i}, {(i <= 3 ? "NULL" : i / 3)}, {i % 4}, '2015-0{1 + (i % 9)}-11')")
        + Insert("products", Products, i => $"({i}, 'thing {i}', {PriceOf(i)}, {i * 37 % 11}, '2019-01-{1 + (i * 5 % 28):00}')")
        + Insert("badges", 60, i => $"({i}, {1 + (i % 40)}, {(i <= Products ? i.ToString(CultureInfo.InvariantCulture) : "NULL")})")
        + Insert("customers", Customers, i => $"({i}, 'name {i}', '{(i % 3 == 0 ? "gold" : "plain")}', 'user{i}@example{i % 5}.org')")
        + Insert("orders", Orders, i => $"({i}, {CustomerOf(i)}, '2021-0{1 + (i % 9)}-{1 + (i % 28):00}', {TotalOf(i)})")
        + string.Concat(Enumerable.Range(1, Orders).Select(LinesUnder));

    /// <summary>Customers with orders whose keys follow their dates, and whose numbers count them in each year.</summary>
    public static string CountedSql => """
        CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL, kind VARCHAR(10) NOT NULL);
        CREATE TABLE orders (
            id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, placed DATE NOT NULL, number VARCHAR(20) NOT NULL UNIQUE,
            FOREIGN KEY (customer_id) REFERENCES customers (id));
        """
        + Insert("customers", Customers, i => $"({i}, 'name {i}', '{(i % 3 == 0 ? "gold" : "plain")}')")
        + Insert("orders", Orders, i => $"({i}, {CustomerOf(i)}, '{DayOf(i):yyyy-MM-dd}', 'ORD-{DayOf(i):yyyy}-{NumberOf(i):0000}')");

    private static DateOnly DayOf(int order) => new DateOnly(2021, 3, 1).AddDays(4 * order);

    private static int NumberOf(int order) => Enumerable.Range(1, order).Count(earlier => DayOf(earlier).Year == DayOf(order).Year);

    private static string LinesUnder(int order) => Insert("order_lines", LinesOf(order), n =>
        $"({order}, {n}, {ProductOf(order, n)}, {AmountOf(order, n)}, {PriceOf(ProductOf(order, n))})");

    private static int TotalOf(int order) =>
        Enumerable.Range(1, LinesOf(order)).Sum(n => AmountOf(order, n) * PriceOf(ProductOf(order, n)));

    private static int PriceOf(int product) => 101 + (product * 389 % 997);

    private static int CustomerOf(int order) => 1 + (order * order * 7 % Customers);

    private static int LinesOf(int order) => 1 + (order * 13 % 4);

    private static int ProductOf(int order, int line) => 1 + (((order * 31) + (line * 17)) % Products);

    private static int AmountOf(int order, int line) => 1 + (((order * 5) + (line * 3)) % 7);

    private static string Insert(string table, int rows, Func<int, FormattableString> row) =>
        $"INSERT INTO {table} VALUES {string.Join(", ", Enumerable.Range(1, rows).Select(i => FormattableString.Invariant(row(i))))};\n";
}
