using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>A column as a diagram shows it.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">The engine's own spelling of its type.</param>
/// <param name="IsNullable">Whether it accepts null.</param>
/// <param name="IsKey">Whether it is part of the primary key.</param>
/// <param name="References">The table that it leads to; null without a foreign key.</param>
public sealed record ColumnShape(string Name, string Type, bool IsNullable, bool IsKey, TableName? References)
{
    /// <summary>The columns of a table.</summary>
    public static ValueList<ColumnShape> Of(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Columns.Select(column => new ColumnShape(
            column.Name,
            column.NativeType,
            column.IsNullable,
            table.PrimaryKey?.Columns.Contains(column.Name) ?? false,
            table.ForeignKeys.FirstOrDefault(key => key.ReferencingColumns.Contains(column.Name))?.ReferencedTable)).ToValueList();
    }
}
