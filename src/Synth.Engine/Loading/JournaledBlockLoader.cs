using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Loads the blocks of a partition that its target's journal does not have yet, and notes them there.</summary>
internal sealed class JournaledBlockLoader : IBlockLoader
{
    private readonly ILoadJournal journal;
    private readonly int partition;
    private readonly long token;
    private readonly Dictionary<string, TableProgress> before;

    /// <summary>Goes on where the journal ends.</summary>
    /// <param name="journal">The target's journal.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="blockCount">The blocks of the whole run.</param>
    /// <param name="progress">What the journal says.</param>
    /// <param name="token">The token by which the partition is held; 0 where partitions are not handed around.</param>
    public JournaledBlockLoader(ILoadJournal journal, Partition partition, int blockCount, LoadProgress progress, long token)
    {
        this.journal = journal;
        this.token = token;
        this.partition = partition.Index;
        before = progress.Tables.Where(table => table.Partition == partition.Index)
            .ToDictionary(table => table.Table, StringComparer.Ordinal);
        (Begin, End) = partition.BlocksOf(blockCount);
        if (progress.Partitions.FirstOrDefault(noted => noted.Partition == partition.Index) is { } noted)
        {
            Begin = noted.IsComplete ? End : Math.Max(Begin, noted.NextBlock);
        }
    }

    public int Begin { get; }

    public int End { get; }

    /// <summary>What is loaded is noted block by block.</summary>
    public bool TakesAnyOrder => false;

    public long RowsBefore(Table table) => before.GetValueOrDefault(table.Name.ToString())?.Rows ?? 0;

    public bool IsLoaded(Table table, int block) =>
        before.GetValueOrDefault(table.Name.ToString()) is { } progress && block < progress.NextBlock;

    public Task LoadAsync(Table table, ValueList<string> columnNames, TableRows rows, int block, CancellationToken cancellationToken) =>
        journal.LoadAsync(
            table, columnNames, rows.Rows, new LoadEntry(partition, block, rows.EdgeCases) { Token = token }, cancellationToken);

    public Task FinishBlockAsync(int block, CancellationToken cancellationToken) =>
        journal.NoteBlocksAsync(partition, block + 1, isComplete: block + 1 == End, cancellationToken);
}
