using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Finds in a database the counterparts of a source's tables by their names, which another engine may have folded or joined with their
/// schema.
/// </summary>
internal static class TableMatcher
{
    /// <summary>The counterpart of a table, or null.</summary>
    public static Table? Find(DatabaseSchema database, TableName source)
    {
        Func<Table, bool>[] rules =
        [
            table => table.Name == source,
            table => Same(table.Name.ToString(), source.ToString()),
            table => Same(table.Name.Name, $"{source.Schema}_{source.Name}"),
            table => Same(table.Name.Name, source.Name),
        ];
        return rules
            .Select(rule => database.Tables.Where(rule).ToArray())
            .Where(found => found.Length == 1)
            .Select(found => found[0])
            .FirstOrDefault();
    }

    private static bool Same(string first, string second) => string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
}
