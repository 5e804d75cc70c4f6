using Synth.Data;

namespace Synth.Modeling;

/// <summary>Keeps which values decide which, where enough families share the deciding ones.</summary>
internal static class KnownValuesFitter
{
    private const int MostCombinations = 5000;

    /// <summary>The combinations of a way, those of most families first.</summary>
    /// <param name="table">The sampled rows.</param>
    /// <param name="way">The deciding columns.</param>
    /// <param name="column">The decided one.</param>
    /// <param name="minFamilies">How many families must share a combination.</param>
    public static KnownValues Fit(SourceTable table, IEnumerable<string> way, string column, int minFamilies)
    {
        int[] left = [.. way.Select(table.IndexOf)];
        var right = table.IndexOf(column);
        var key = new RowKey(left);
        var first = new Dictionary<UInt128, int>();
        var families = new Dictionary<UInt128, HashSet<int>>();
        for (var row = 0; row < table.RowCount; row++)
        {
            if (!left.Any(index => table.Columns[index].IsNull(row)))
            {
                var value = key.ReadWithNulls(table.Columns, row);
                first.TryAdd(value, row);
                (families.TryGetValue(value, out var known) ? known : families[value] = []).Add(table.Families[row]);
            }
        }

        int[] all = [.. left, right];
        var columns = Array.ConvertAll(all, index => ColumnVector.Create(table.Columns[index].Kind));
        foreach (var (value, row) in first.Where(entry => families[entry.Key].Count >= minFamilies)
            .OrderByDescending(entry => families[entry.Key].Count).ThenBy(entry => entry.Value).Take(MostCombinations))
        {
            for (var i = 0; i < all.Length; i++)
            {
                columns[i].AppendFrom(table.Columns[all[i]], row);
            }
        }

        return new KnownValues(columns);
    }
}
