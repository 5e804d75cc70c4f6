using Synth.Schema;

namespace Synth.Connectors;

/// <summary>Tables without columns, which PostgreSQL has and most engines have not.</summary>
public static class EmptyTables
{
    /// <summary>Refuses a schema that has such tables, all at once.</summary>
    /// <param name="source">The schema.</param>
    /// <param name="engine">The engine that has none, for people.</param>
    /// <exception cref="UnsupportedSchemaException">There is one.</exception>
    public static void Refuse(DatabaseSchema source, string engine)
    {
        ArgumentNullException.ThrowIfNull(source);
        var issues = source.Tables
            .Where(table => table.Columns.Count == 0)
            .Select(table => new SchemaIssue(
                SchemaIssueSeverity.Error,
                $"table {table.Name}",
                $"It has no columns, and {engine} has no such tables. Leave it out with mode: skip in the configuration."))
            .ToValueList();
        if (issues.Count > 0)
        {
            throw new UnsupportedSchemaException($"The schema cannot be expressed in {engine}.", issues);
        }
    }
}
