namespace Synth.Learning;

/// <summary>
/// Buffers that <see cref="ForestTrainer"/> reuses from one forest to the next. Their size follows the largest table trained on:
/// about 29 bytes a row. Not thread-safe: one a worker.
/// </summary>
public sealed class TrainerScratch
{
    private EntropyTable _entropy = new(0);

    internal TreeGrower Grower { get; } = new();

    internal TreeRows Rows { get; } = new();

    internal EntropyTable EntropyFor(int rowCount)
    {
        if (_entropy.Length < Math.Min(rowCount, EntropyTable.MaxLength))
            _entropy = new EntropyTable(rowCount);

        return _entropy;
    }
}
