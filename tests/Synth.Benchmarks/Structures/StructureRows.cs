namespace Synth.Benchmarks.Structures;

/// <summary>The rows of a made-up database, each with its family.</summary>
internal sealed class StructureRows
{
    private readonly Dictionary<string, List<(int Family, object?[] Values)>> rows = [];
    private readonly Dictionary<string, int> ids = [];

    /// <summary>The next identifier of a table, from 1.</summary>
    public int NextId(string table) => ids[table] = ids.GetValueOrDefault(table) + 1;

    /// <summary>Adds a row.</summary>
    public void Add(string table, int family, object?[] values)
    {
        if (!rows.TryGetValue(table, out var list))
        {
            rows.Add(table, list = []);
        }

        list.Add((family, values));
    }

    /// <summary>The rows of a table whose families are wanted.</summary>
    public IEnumerable<object?[]> Of(string table, Func<int, bool> isWanted) =>
        rows.GetValueOrDefault(table, []).Where(row => isWanted(row.Family)).Select(row => row.Values);
}
