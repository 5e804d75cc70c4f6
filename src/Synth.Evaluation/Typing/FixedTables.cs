using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Finds tables that two databases have row for row, in any order.</summary>
internal static class FixedTables
{
    /// <summary>The tables that are the same, without those that are empty or have nothing but their own key.</summary>
    public static HashSet<TableName> Find(Dataset source, Dataset other) =>
        ReferenceEquals(source, other)
            ? [.. source.Scope.Tables.Where(table => table.IsReference).Select(table => table.Name)]
            : [.. source.Scope.Tables.Select(table => table.Name).Where(name => IsSame(source[name], other[name]))];

    private static bool IsSame(DataTable source, DataTable other)
    {
        var saysMore = source.Columns.Any(column => column.IsUsed || column.Role == ColumnRole.Text) || source.Links.Length > 0;
        return source.RowCount > 0 && source.RowCount == other.RowCount && saysMore && Hashes(source).SequenceEqual(Hashes(other));
    }

    private static int[] Hashes(DataTable table)
    {
        var hashes = new int[table.RowCount];
        for (var row = 0; row < hashes.Length; row++)
        {
            var hash = default(HashCode);
            foreach (var column in table.Columns)
            {
                hash.Add(column.Values[row]);
            }

            hashes[row] = hash.ToHashCode();
        }

        Array.Sort(hashes);
        return hashes;
    }
}
