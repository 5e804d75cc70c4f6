using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors;

/// <summary>
/// Reads rows on the session's snapshot. Calls may overlap as far as <see cref="ConnectorCapabilities.ConcurrentReads"/> allows.
/// </summary>
public interface ITableReader
{
    /// <summary>The exact number of rows.</summary>
    Task<long> CountRowsAsync(Table table, CancellationToken cancellationToken);

    /// <summary>How the rows of a table use one of its foreign keys.</summary>
    Task<ForeignKeyStatistics> MeasureForeignKeyAsync(Table table, ForeignKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Streams all rows in an unspecified order. The layout of each batch is <see cref="RecordBatch.LayoutOf(Table)"/>; the caller disposes
    /// it. Memory is that of a few batches, whatever the table's size.
    /// </summary>
    /// <param name="table">A table as the session's own catalog describes it.</param>
    /// <param name="batchSize">Rows per batch, save for the last one.</param>
    /// <param name="cancellationToken">Checked for each batch.</param>
    /// <exception cref="ConnectionException">The role may not read the table.</exception>
    /// <exception cref="ReadException">The rows cannot be read, or a value does not fit its column's type.</exception>
    IAsyncEnumerable<RecordBatch> ReadAsync(Table table, int batchSize, CancellationToken cancellationToken);
}
