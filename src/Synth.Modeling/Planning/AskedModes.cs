using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Checks that the modes which are asked for tables go together.</summary>
internal static class AskedModes
{
    /// <summary>Does nothing when they do.</summary>
    /// <exception cref="UnsupportedSchemaException">They do not; all contradictions are reported.</exception>
    public static void RequireKept(DatabaseSchema schema, Dictionary<TableName, TableMode> modes, PlanOptions options)
    {
        var issues = schema.Tables
            .SelectMany(table => table.ForeignKeys
                .Where(key => modes.ContainsKey(key.ReferencedTable))
                .Select(key => Contradiction(table, key, modes, options))
                .OfType<string>()
                .Select(message => new SchemaIssue(SchemaIssueSeverity.Error, $"table {table.Name}", message)))
            .ToValueList();
        if (issues.Count > 0)
        {
            throw new UnsupportedSchemaException("The modes of the tables in the configuration do not go together.", issues);
        }
    }

    private static string? Contradiction(Table table, ForeignKey key, Dictionary<TableName, TableMode> modes, PlanOptions options)
    {
        var parent = modes[key.ReferencedTable];
        var isAskedToCopy = options.Modes.TryGetValue(table.Name, out var asked) && asked == TableMode.Copy;
        if (isAskedToCopy && parent != TableMode.Copy)
        {
            return $"its rows are to be copied, but it references {key.ReferencedTable}, whose rows are not. Copy that table too.";
        }

        var isRequired = key.ReferencingColumns.All(column => table.FindColumn(column) is { IsNullable: false });
        return parent == TableMode.Empty && isRequired && modes[table.Name] != TableMode.Empty
            ? $"it has rows, each of which must reference {key.ReferencedTable}, which is to be empty. Make both empty, or leave that "
                + $"table out."
            : null;
    }
}
