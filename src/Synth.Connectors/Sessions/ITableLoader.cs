using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors;

/// <summary>
/// Loads rows by the engine's native bulk path. Calls may overlap as far as <see cref="ConnectorCapabilities.ConcurrentLoads"/> allows.
/// </summary>
public interface ITableLoader
{
    /// <summary>Loads a batch; when it returns, the engine has taken all of it. The caller keeps the batch.</summary>
    /// <param name="table">The target's table. Generated columns of it are not loaded.</param>
    /// <param name="columnNames">The target's column for each column of the batch, in order.</param>
    /// <param name="batch">
    /// The rows. The storage of a column may be another engine's choice for its type: a column of text storage is accepted by any type.
    /// </param>
    /// <param name="cancellationToken">Stops the load.</param>
    /// <exception cref="LoadException">The engine refused the batch; none of it is there.</exception>
    Task LoadAsync(Table table, ValueList<string> columnNames, RecordBatch batch, CancellationToken cancellationToken);
}
