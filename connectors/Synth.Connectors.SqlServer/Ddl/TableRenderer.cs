using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>CREATE TABLE with columns, defaults and NOT NULL; all other constraints come after the load. Pure.</summary>
internal static class TableRenderer
{
    private const string Separator = ",\n    ";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    public static string Create(Table table)
    {
        var ends = new[] { GeneratedKind.RowStart, GeneratedKind.RowEnd }
            .SelectMany(kind => table.Columns.Where(column => column.Generated?.Kind == kind).Take(1))
            .Select(column => column.Name).ToArray();
        IEnumerable<string> period = ends.Length == 2 ? [$"PERIOD FOR SYSTEM_TIME ({Dialect.Identifiers(ends)})"] : [];
        var elements = table.Columns.Select(column => ColumnRenderer.Render(column)).Concat(period);
        return $"CREATE TABLE {Dialect.Table(table.Name)} (\n    {string.Join(Separator, elements)}\n)"
            + (table.Partitioning is { } partitioning ? $" {partitioning.Sql}" : "")
            + IndexOptions.Clauses(table.Options);
    }

    /// <summary>A table type, with the constraints that a type has without names.</summary>
    public static string CreateType(Table table)
    {
        IEnumerable<string> key = table.PrimaryKey is { } primary ? [ConstraintRenderer.PrimaryKey(primary with { Name = null })] : [];
        var elements = table.Columns.Select(column => ColumnRenderer.Render(column, hasNamedDefault: false))
            .Concat(key)
            .Concat(table.UniqueConstraints.Select(unique => ConstraintRenderer.Unique(unique with { Name = null })))
            .Concat(table.Checks.Select(check =>
                ConstraintRenderer.Check(check with { Name = null, IsEnabled = true, IsValidated = true })))
            .Concat(table.Indexes.Select(IndexRenderer.Inline));
        return $"CREATE TYPE {Dialect.Table(table.Name)} AS TABLE (\n    {string.Join(Separator, elements)}\n)";
    }

    /// <summary>Switches on the versions of a table that has its primary key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="retention">How long its history is kept, <c>6 MONTH</c>; null for ever.</param>
    public static string StartVersioning(Table table, string? retention)
    {
        string?[] settings =
        [
            table.Versioning!.History is { } name ? $"HISTORY_TABLE = {Dialect.Table(name)}" : null,
            retention is null ? null : $"HISTORY_RETENTION_PERIOD = {retention}",
        ];
        var given = string.Join(", ", settings.OfType<string>());
        return $"ALTER TABLE {Dialect.Table(table.Name)} SET (SYSTEM_VERSIONING = ON{(given.Length == 0 ? "" : $" ({given})")})";
    }
}
