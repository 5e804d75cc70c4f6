using Synth.Connectors;
using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Reads tables of a source for what their rows show of possible keys.</summary>
internal sealed class KeyReader(IDatabaseSession source, IRunObserver observer)
{
    private const int BatchRows = 8192;

    /// <summary>Gives the values of all rows of a table to facts about its columns, in one pass.</summary>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public async Task ReadAsync(Table table, IReadOnlyList<KeyFacts> facts, CancellationToken cancellationToken)
    {
        var names = RecordBatch.LayoutOf(table).Select(column => column.Name).ToList();
        var readers = facts.Select(fact => new RowKey(fact.Columns.Select(column => names.IndexOf(column.Name)))).ToArray();
        var rows = 0L;
        await foreach (var batch in source.Tables.ReadAsync(table, BatchRows, cancellationToken).ConfigureAwait(false))
        {
            using (batch)
            {
                for (var i = 0; i < readers.Length; i++)
                {
                    for (var row = 0; row < batch.RowCount; row++)
                    {
                        facts[i].Add(readers[i].Read(batch.Columns, row));
                    }
                }

                rows += batch.RowCount;
                observer.OnRows(RunStage.ReadRows, table.Name, rows, rows);
            }
        }
    }
}
