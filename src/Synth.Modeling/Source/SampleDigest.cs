using Synth.Data;

namespace Synth.Modeling;

/// <summary>Hashes samples, so that processes can tell whether they have read the same rows.</summary>
internal static class SampleDigest
{
    /// <summary>A hash (XXH3-128) of the rows of tables, of their order, and of whom they reference.</summary>
    public static UInt128 Of(IEnumerable<SourceTable> tables)
    {
        var digest = new PieceKey("sample");
        foreach (var table in tables)
        {
            digest.Add(table.Plan.Name.ToString()).Add(table.RowCount).Add(table.FamilyCount)
                .Add(BitConverter.DoubleToInt64Bits(table.FamilyShare)).Add(table.ParentRows).Add(table.Families);
            digest.Add(ValuesOf(table));
            foreach (var rows in table.LinkRows)
            {
                digest.Add(rows);
            }

            foreach (var uses in table.LinkUses ?? [])
            {
                digest.Add(uses.Count).Add([SumOf(uses)]);
            }
        }

        return digest.Value;
    }

    // One key for each row, over all its values.
    private static UInt128[] ValuesOf(SourceTable table)
    {
        var key = new RowKey(Enumerable.Range(0, table.Columns.Count));
        var keys = new UInt128[table.RowCount];
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = key.ReadWithNulls(table.Columns, row);
        }

        return keys;
    }

    // A sum, since the order of a dictionary is its own matter.
    private static UInt128 SumOf(Dictionary<UInt128, int> uses)
    {
        UInt128 sum = 0;
        foreach (var (key, count) in uses)
        {
            sum = unchecked(sum + new PieceKey("use").Add([key]).Add(count).Value);
        }

        return sum;
    }
}
