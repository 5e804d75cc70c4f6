using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Takes the rows of a range of blocks into a target.</summary>
internal interface IBlockLoader
{
    /// <summary>The first block.</summary>
    int Begin { get; }

    /// <summary>The block after the last one.</summary>
    int End { get; }

    /// <summary>Whether rows may also come in other batches than those of the blocks, once all blocks are finished.</summary>
    bool TakesAnyOrder { get; }

    /// <summary>Rows of a table that were loaded before, and need not be loaded again.</summary>
    /// <param name="table">The target's table.</param>
    long RowsBefore(Table table);

    /// <summary>Whether the rows of a block are in the target's table already.</summary>
    bool IsLoaded(Table table, int block);

    /// <summary>Loads the rows of a block into the target's table. Calls for one table come in the order of the blocks.</summary>
    Task LoadAsync(Table table, ValueList<string> columnNames, TableRows rows, int block, CancellationToken cancellationToken);

    /// <summary>Is told that a block and all before it are loaded into all tables.</summary>
    Task FinishBlockAsync(int block, CancellationToken cancellationToken);
}
