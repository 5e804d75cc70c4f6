namespace Synth.Schema;

/// <summary>
/// Columns that foreign keys carry along: a key refers to them together with columns that identify the row by themselves, so that the
/// referencing row repeats something of the other one (<c>(party, kind)</c> refers to <c>(id, kind)</c>, where <c>id</c> is the key).
/// </summary>
public static class CarriedColumns
{
    /// <summary>The columns of a table that all keys which refer to them carry along, save those that its own keys refer to.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="table">The table.</param>
    public static IReadOnlySet<string> Of(DatabaseSchema schema, Table table)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(table);
        ValueList<string>[] unique = [.. table.UniqueKeys()];
        (TableName Table, string[] Columns)[] references = [.. schema.Tables.SelectMany(other => other.ForeignKeys
            .Where(key => key.ReferencedTable == table.Name)
            .Select(key => (other.Name, key.ReferencedColumns.ToArray())))];
        return references.SelectMany(reference => reference.Columns).Distinct()
            .Where(column => references.Where(reference => reference.Columns.Contains(column))
                .All(reference => reference.Table != table.Name && IsCarried(column, reference.Columns)))
            .ToHashSet(StringComparer.Ordinal);

        bool IsCarried(string column, string[] referenced) =>
            !Array.Exists(unique, key => key.Count == 1 && key[0] == column)
            && Array.Exists(unique, key => !key.Contains(column) && key.All(referenced.Contains));
    }
}
