using Synth.Data;

namespace Synth.Modeling;

/// <summary>Sorts rows by parent and then by the values of some columns, so that the order of reading leaves no trace.</summary>
internal static class RowOrder
{
    /// <summary>The rows in order.</summary>
    /// <param name="parents">The first sort key of each row.</param>
    /// <param name="draws">A number of each row that comes before its values; empty for none.</param>
    /// <param name="columns">The vectors to compare next, in order; nulls first.</param>
    public static int[] Sort(int[] parents, UInt128[] draws, IReadOnlyList<ColumnVector> columns)
    {
        var order = new int[parents.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (first, second) => Compare(parents, draws, columns, first, second));
        return order;
    }

    private static int Compare(int[] parents, UInt128[] draws, IReadOnlyList<ColumnVector> columns, int first, int second)
    {
        var result = parents[first].CompareTo(parents[second]);
        result = result == 0 && draws.Length > 0 ? draws[first].CompareTo(draws[second]) : result;
        for (var i = 0; result == 0 && i < columns.Count; i++)
        {
            result = Compare(columns[i], first, second);
        }

        return result;
    }

    private static int Compare(ColumnVector column, int first, int second) =>
        (column.IsNull(first), column.IsNull(second)) switch
        {
            (true, true) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ => column switch
            {
                FixedVector<long> integers => integers.Values[first].CompareTo(integers.Values[second]),
                FixedVector<double> reals => reals.Values[first].CompareTo(reals.Values[second]),
                FixedVector<Int128> decimals => decimals.Values[first].CompareTo(decimals.Values[second]),
                FixedVector<Guid> uuids => uuids.Values[first].CompareTo(uuids.Values[second]),
                BytesVector bytes => bytes[first].SequenceCompareTo(bytes[second]),
                _ => throw new ArgumentOutOfRangeException(nameof(column), column.Kind, "A storage without an order."),
            },
        };
}
