using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Which codes of a table's variables stand for ranges of values, among which draws may move.</summary>
internal static class RangeSpreads
{
    /// <summary>How the codes of each variable move; null for those that do not. Shape [variables].</summary>
    public static BinSpread?[] Of(TableModel table)
    {
        var result = new BinSpread?[table.Variables.Length];
        foreach (var column in table.Columns.OfType<DataColumnModel>())
        {
            foreach (var (part, encoder) in RangesOf(column.Encoder).Index())
            {
                var variable = column.FirstVariable + part;
                result[variable] = BinSpread.Of(
                    table.Variables[variable].Forest, code => code >= 1 && code <= encoder.Bins.Length && !encoder.Bins[code - 1].IsSingle);
            }
        }

        return result;
    }

    // Distances to an elder sibling are drawn by rules of their own.
    private static IEnumerable<NumberEncoder> RangesOf(ColumnEncoder encoder) => encoder switch
    {
        NumberEncoder number => [number],
        OffsetEncoder offset => [offset.Days],
        RelativeEncoder relative => [relative.Apart],
        TimestampEncoder stamp => [stamp.Day],
        _ => [],
    };
}
