using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors;

/// <summary>
/// A target's own record of how far its load is, so that several sessions can fill one target, at once or one after another, and what was
/// interrupted can go on. What is noted of a batch is there with its rows, or neither is. A target with an open journal outlives the
/// session: disposing keeps it, only <see cref="ITargetSession.AbandonAsync"/> removes it, and a later run that does not join it begins
/// anew.
/// </summary>
public interface ILoadJournal
{
    /// <summary>
    /// What an unfinished run noted; null when there is none, or it keeps no journal. Changes nothing and waits for nobody.
    /// </summary>
    Task<LoadProgress?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Opens the journal of the run that this session began, once its tables are there.</summary>
    /// <param name="runKey">What decides every byte of the run: who joins compares it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task OpenAsync(string runKey, CancellationToken cancellationToken);

    /// <summary>
    /// Joins the unfinished run in place of <see cref="ITargetSession.BeginAsync(RunMarker, TargetUse, CancellationToken)"/>.
    /// </summary>
    /// <param name="isAlone">Whether nobody else may be at work: to complete the schema. Else others may join too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SafetyException">There is no unfinished run with a journal, or somebody is at work who must not be.</exception>
    Task JoinAsync(bool isAlone, CancellationToken cancellationToken);

    /// <summary>Settles into how many partitions the load is divided; the first to say so decides.</summary>
    /// <exception cref="SafetyException">It is divided into another number.</exception>
    Task DivideAsync(int partitionCount, CancellationToken cancellationToken);

    /// <summary>Loads a batch as <see cref="ITableLoader.LoadAsync"/> does, and notes it.</summary>
    /// <param name="table">The target's table.</param>
    /// <param name="columnNames">The target's column for each column of the batch, in order.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="entry">Which rows they are. Those of one partition and table come in the order of their blocks.</param>
    /// <param name="cancellationToken">Stops the load.</param>
    /// <exception cref="LoadException">The engine refused the batch; none of it is there.</exception>
    /// <exception cref="SafetyException">The block is loaded already: somebody else fills the same partition. None of the batch is
    /// there.</exception>
    /// <exception cref="LeaseLostException">The entry's token is not the partition's. None of the batch is there.</exception>
    Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, LoadEntry entry, CancellationToken cancellationToken);

    /// <summary>Notes that all blocks of a partition before one are loaded.</summary>
    /// <param name="partition">The partition.</param>
    /// <param name="nextBlock">The block to go on with.</param>
    /// <param name="isComplete">Whether none is left.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task NoteBlocksAsync(int partition, int nextBlock, bool isComplete, CancellationToken cancellationToken);

    /// <summary>Notes that the first changes of the phase after the load are carried out.</summary>
    /// <param name="count">How many.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task NoteChangesAsync(int count, CancellationToken cancellationToken);
}
