namespace Synth.Schema;

/// <summary>
/// Tells foreign keys that hold because of others: a line that references the row of its order by (tenant, order), which itself
/// references the tenant, references the tenant too. They say nothing about the generation of rows.
/// </summary>
internal static class ImpliedKeys
{
    /// <summary>Whether another key of the table leads to rows that have the same key, and always does.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="table">The table.</param>
    /// <param name="key">One of its foreign keys.</param>
    public static bool IsImplied(DatabaseSchema schema, Table table, ForeignKey key) =>
        table.ForeignKeys.Any(other => other.Columns.Count > key.Columns.Count
            && key.ReferencingColumns.All(other.ReferencingColumns.Contains)
            && other.ReferencingColumns.All(column => !table.FindColumn(column)!.IsNullable)
            && !Reaches(schema, other.ReferencedTable, table.Name)
            && schema.FindTable(other.ReferencedTable) is { } between
            && between.ForeignKeys.Any(above => Continues(key, other, above)));

    // The same columns on both ways.
    private static bool Continues(ForeignKey key, ForeignKey other, ForeignKey above) =>
        above.ReferencedTable == key.ReferencedTable
        && above.Columns.Count == key.Columns.Count
        && key.Columns.All(pair => above.Columns.Contains(
            new ForeignKeyColumn(other.Columns.First(step => step.Column == pair.Column).ReferencedColumn, pair.ReferencedColumn)));

    private static bool Reaches(DatabaseSchema schema, TableName from, TableName to)
    {
        var seen = new HashSet<TableName> { from };
        var open = new Queue<TableName>(seen);
        while (open.TryDequeue(out var name))
        {
            if (name == to)
            {
                return true;
            }

            foreach (var next in (schema.FindTable(name)?.ForeignKeys ?? []).Select(key => key.ReferencedTable).Where(seen.Add))
            {
                open.Enqueue(next);
            }
        }

        return false;
    }
}
