namespace Synth.Modeling;

/// <summary>Tells the rows of a block that meet in a <see cref="DistinctGroup"/> from others.</summary>
internal sealed class GroupKey(DistinctGroup group, TableBlock block)
{
    private readonly Dictionary<(long, byte), long> numbers = [];

    /// <summary>The number of the group that a row is in; rows without a parent are alone.</summary>
    public long Read(int row)
    {
        var parent = block.Parents[row];
        var number = !group.WithinSiblings ? 0L : parent >= 0 ? parent : -1L - row;
        foreach (var variable in group.Variables)
        {
            var step = (number, block.Codes(variable)[row]);
            if (!numbers.TryGetValue(step, out number))
            {
                numbers.Add(step, number = numbers.Count + (1L << 33));
            }
        }

        return number;
    }
}
