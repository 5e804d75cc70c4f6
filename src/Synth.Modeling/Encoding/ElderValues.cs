namespace Synth.Modeling;

/// <summary>Remembers the values of siblings while they are gone through, each row after its elder siblings.</summary>
/// <param name="parents">The parent of each row; siblings stand together. Rows without one (negative) have no siblings.</param>
internal sealed class ElderValues(int[] parents)
{
    private readonly Int128[] sums = new Int128[parents.Length];
    private readonly long[] last = new long[parents.Length];
    private readonly long[] most = new long[parents.Length];
    private readonly int[] counts = new int[parents.Length];
    private readonly long?[] own = new long?[parents.Length];

    /// <summary>Begins a row with what its elder siblings have. To be called once for each row, after theirs are added.</summary>
    public void Pass(int row)
    {
        if (row == 0 || parents[row] < 0 || parents[row - 1] != parents[row])
        {
            return;
        }

        (sums[row], last[row], most[row], counts[row]) = (sums[row - 1], last[row - 1], most[row - 1], counts[row - 1]);
        if (own[row - 1] is { } value)
        {
            sums[row] += value;
            last[row] = value;
            most[row] = counts[row] == 0 ? value : Math.Max(most[row], value);
            counts[row]++;
        }
    }

    /// <summary>What the value of a row is counted from; null when no elder sibling has one.</summary>
    public long? BaseOf(int row, ElderBase from) =>
        counts[row] == 0 ? null
        : from == ElderBase.Previous ? last[row]
        : (long)Math.Round((double)sums[row] / counts[row], MidpointRounding.ToEven);

    /// <summary>The largest value of the elder siblings; null when none has one.</summary>
    public long? MostOf(int row) => counts[row] == 0 ? null : most[row];

    /// <summary>Adds the row's own value, for those after it.</summary>
    public void Add(int row, long value) => own[row] = value;
}
