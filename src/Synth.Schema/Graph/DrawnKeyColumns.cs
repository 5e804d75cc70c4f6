namespace Synth.Schema;

/// <summary>
/// Parts of composite keys that say something of the row (a team's season, a section's term and year) rather than number it. They are
/// drawn like other columns, so that keys which refer to them must know the row.
/// </summary>
public static class DrawnKeyColumns
{
    /// <summary>
    /// The columns of a table's primary key that are drawn: of a key of several, those that are no part of the table's own foreign keys,
    /// where two or more are not, or where one is that can number no siblings. None in tables that foreign keys lead back to.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="table">The table.</param>
    public static IReadOnlySet<string> Of(DatabaseSchema schema, Table table)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        if (table.PrimaryKey is not { Columns.Count: > 1 } key || LeadsBack(schema, table))
        {
            return new HashSet<string>();
        }

        Column[] own = [.. key.Columns
            .Where(column => !table.ForeignKeys.Any(other => other.ReferencingColumns.Contains(column)))
            .Select(column => table.FindColumn(column)!)];
        return own.Length > 1 || own is [{ Type: not IntegerType }]
            ? own.Where(column => !NamesRows(table, column)).Select(column => column.Name).ToHashSet(StringComparer.Ordinal)
            : new HashSet<string>();
    }

    private static bool NamesRows(Table table, Column column) => column.Identity is not null
        || column.Type is UuidType
        || !column.IsWritable
        || table.UniqueKeys().Any(key => key.Count == 1 && key[0] == column.Name);

    private static bool LeadsBack(DatabaseSchema schema, Table table)
    {
        var names = schema.Tables.Select(other => other.Name).ToHashSet();
        var seen = new HashSet<TableName>();
        var waiting = new Stack<TableName>([table.Name]);
        while (waiting.TryPop(out var name))
        {
            foreach (var next in schema.GetTable(name).ForeignKeys.Select(key => key.ReferencedTable).Where(names.Contains))
            {
                if (next == table.Name)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    waiting.Push(next);
                }
            }
        }

        return false;
    }
}
