using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// The rows of a linked table, put together by what they have in some columns, so that a link can choose among those that agree.
/// </summary>
internal sealed class AgreeingRows
{
    private readonly Dictionary<UInt128, (long First, int Count)> ranges = [];
    private readonly int[] order;

    /// <summary>Groups the rows.</summary>
    /// <param name="values">The columns in which rows agree, by position. Shape [columns].</param>
    public AgreeingRows(IReadOnlyList<HeldColumn> values)
    {
        UInt128[] keys = [.. HeldColumn.KeysOf(values)];
        order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        for (var begin = 0; begin < keys.Length;)
        {
            var end = begin + 1;
            while (end < keys.Length && keys[end] == keys[begin])
            {
                end++;
            }

            // Sorting is not stable; rows of one group stand in order of their positions.
            Array.Sort(order, begin, end - begin);
            ranges.Add(keys[begin], (begin, end - begin));
            begin = end;
        }
    }

    /// <summary>The rows that agree with each row of a block: the first place and how many. Shape [rows].</summary>
    /// <param name="values">What the rows of the block have in these columns. Shape [columns].</param>
    public (long First, int Count)[] RangesOf(IReadOnlyList<ColumnVector> values)
    {
        var key = new RowKey(Enumerable.Range(0, values.Count));
        return [.. Enumerable.Range(0, values[0].Count).Select(row => ranges.GetValueOrDefault(key.ReadWithNulls(values, row)))];
    }

    /// <summary>The position of the row at a place.</summary>
    public long PositionAt(long place) => order[place];
}
