using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// The ways in which a change of one table reaches others. SQL Server takes a foreign key with an action only if no table can then be
/// reached from another by two ways, or from itself (error 1785).
/// </summary>
internal sealed class CascadePaths
{
    private readonly Dictionary<TableName, HashSet<TableName>> reached = [];

    /// <summary>Adds the way from a referenced table to a referencing one, unless it would be a second one or a circle.</summary>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(TableName referenced, TableName referencing)
    {
        var origins = reached.Where(entry => entry.Value.Contains(referenced)).Select(entry => entry.Key).Append(referenced).ToArray();
        var ends = ReachedFrom(referencing).Append(referencing).ToArray();
        if (origins.Any(origin => ends.Contains(origin) || ReachedFrom(origin).Overlaps(ends)))
        {
            return false;
        }

        foreach (var origin in origins)
        {
            ReachedFrom(origin).UnionWith(ends);
        }

        return true;
    }

    private HashSet<TableName> ReachedFrom(TableName table) => reached.TryGetValue(table, out var found) ? found : reached[table] = [];
}
