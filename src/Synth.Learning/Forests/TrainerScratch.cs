namespace Synth.Learning;

/// <summary>
/// Buffers that <see cref="ForestTrainer"/> reuses from one forest to the next. Their size follows the largest table trained on:
/// about 25 bytes a row. Not thread-safe: one a worker.
/// </summary>
public sealed class TrainerScratch
{
    private EntropyTable _entropy = new(0);

    internal TreeGrower Grower { get; } = new();

    internal int[] Rows { get; private set; } = [];

    internal EntropyTable EntropyFor(int rowCount)
    {
        if (_entropy.Length < Math.Min(rowCount, EntropyTable.MaxLength))
            _entropy = new EntropyTable(rowCount);

        return _entropy;
    }

    internal void Reserve(int rowCount, int familyCount)
    {
        if (Rows.Length < rowCount)
            Rows = new int[rowCount];

        Grower.Families.Reset(familyCount);
    }
}
