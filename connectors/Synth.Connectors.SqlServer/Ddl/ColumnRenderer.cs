using System.Globalization;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Columns as they stand in CREATE TABLE. Pure.</summary>
internal static class ColumnRenderer
{
    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The column with all that belongs to it.</summary>
    /// <param name="column">The column.</param>
    /// <param name="hasNamedDefault">Whether a default may have a name; those of table types may not.</param>
    public static string Render(Column column, bool hasNamedDefault = true) => column.Generated switch
    {
        { Kind: GeneratedKind.Expression } when column.Options.Contains(ColumnOptions.ColumnSet) =>
            $"{Dialect.Identifier(column.Name)} {column.NativeType} {ColumnOptions.ColumnSet}",
        { Kind: GeneratedKind.Expression } generated => RenderComputed(column, generated),
        _ => RenderStored(column, hasNamedDefault),
    };

    private static string RenderComputed(Column column, GeneratedColumn generated)
    {
        var persisted = !generated.IsStored ? "" : column.IsNullable ? " PERSISTED" : " PERSISTED NOT NULL";
        return $"{Dialect.Identifier(column.Name)} AS ({generated.Sql}){persisted}";
    }

    private static string RenderStored(Column column, bool hasNamedDefault)
    {
        var parts = new[]
        {
            Dialect.Identifier(column.Name),
            column.NativeType,
            column.Collation is null ? null : $"COLLATE {column.Collation}",
            Option(column, ColumnOptions.Sparse),
            ColumnOptions.FindMask(column),
            RenderDefault(column, hasNamedDefault),
            RenderIdentity(column),
            RenderPeriod(column),
            column.IsNullable ? "NULL" : "NOT NULL",
            Option(column, ColumnOptions.RowGuid),
        };
        return string.Join(" ", parts.OfType<string>());
    }

    private static string? Option(Column column, string option) => column.Options.Contains(option) ? option : null;

    private static string? RenderDefault(Column column, bool hasNamedDefault)
    {
        if (column.Default is null)
        {
            return null;
        }

        var name = column.Default.Name is { } text && hasNamedDefault ? $"CONSTRAINT {Dialect.Identifier(text)} " : "";
        return $"{name}DEFAULT {DefaultRenderer.Render(column.Default, column.NativeType)}";
    }

    private static string? RenderIdentity(Column column) => column.Identity is not { } identity ? null
        : string.Create(CultureInfo.InvariantCulture, $"IDENTITY({identity.Seed},{identity.Increment})")
        + (column.Options.Contains(ColumnOptions.NotForReplication) ? $" {ColumnOptions.NotForReplication}" : "");

    private static string? RenderPeriod(Column column)
    {
        var kind = column.Generated?.Kind switch
        {
            GeneratedKind.RowStart => "GENERATED ALWAYS AS ROW START",
            GeneratedKind.RowEnd => "GENERATED ALWAYS AS ROW END",
            _ => null,
        };
        return kind is null ? null : column.Options.Contains(ColumnOptions.Hidden) ? $"{kind} {ColumnOptions.Hidden}" : kind;
    }
}
