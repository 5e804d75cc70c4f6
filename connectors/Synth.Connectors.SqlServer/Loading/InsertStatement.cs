using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Loading;

/// <summary>The text of a parameterised INSERT of some rows. Pure.</summary>
internal static class InsertStatement
{
    // The server takes 2100 parameters and 1000 rows of VALUES; some parameters are left to the driver.
    private const int MaxParameters = 2000;
    private const int MaxRows = 1000;

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>Rows of one statement.</summary>
    public static int RowsPerStatement(int columnCount) => Math.Clamp(MaxParameters / columnCount, 1, MaxRows);

    /// <summary>Whether the server has to make the column's values of texts, which it does of parameters alone.</summary>
    public static bool IsMadeByServer(Column column) => column.NativeType is "hierarchyid" or "geometry" or "geography"
        || column.NativeType.StartsWith("vector(", StringComparison.Ordinal);

    /// <summary>The statement, which sets identities to the values given.</summary>
    public static string Render(TableName table, IReadOnlyList<Column> columns, int rowCount) => Render(
        table,
        columns,
        Enumerable.Range(0, rowCount)
            .Select(row =>
                $"({string.Join(", ", columns.Select((column, i) => Value(column, ParameterName((row * columns.Count) + i))))})"));

    /// <summary>The statement for rows that are spelled already, each in parentheses.</summary>
    public static string Render(TableName table, IReadOnlyList<Column> columns, IEnumerable<string> rows)
    {
        var name = Dialect.Table(table);
        var insert = $"INSERT INTO {name} ({Dialect.Identifiers(columns.Select(column => column.Name))}) VALUES {string.Join(", ", rows)};";
        return columns.Any(column => column.Identity is not null)
            ? $"SET IDENTITY_INSERT {name} ON; {insert} SET IDENTITY_INSERT {name} OFF;"
            : insert;
    }

    public static string ParameterName(int position) => string.Create(CultureInfo.InvariantCulture, $"@p{position}");

    /// <summary>What makes a value of a column of a parameter or constant. Shapes are read as <c>SRID=4326;POINT (1 2)</c>.</summary>
    public static string Value(Column column, string parameter) => column.NativeType switch
    {
        "hierarchyid" => $"hierarchyid::Parse({parameter})",
        // The number of the reference system may not be null, even where there is no shape.
        "geometry" or "geography" =>
            $"CASE WHEN {parameter} IS NOT NULL THEN {column.NativeType}::STGeomFromText(SUBSTRING({parameter}, CHARINDEX(N';', "
            + $"{parameter}) + 1, 2147483647), CONVERT(int, SUBSTRING({parameter}, 6, CHARINDEX(N';', {parameter}) - 6))) END",
        _ => parameter,
    };
}
