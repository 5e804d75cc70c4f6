using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Reads a few rows of each table of a source to tell what its columns mean.</summary>
public static class MeaningReader
{
    private const int RowsPerTable = 500;

    /// <summary>Reads at most the first 500 rows of each table.</summary>
    /// <param name="source">The source.</param>
    /// <param name="plan">What is planned for it.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>For each table the meaning of each column that has one.</returns>
    /// <exception cref="ReadException">The source cannot be read.</exception>
    public static async Task<IReadOnlyDictionary<TableName, IReadOnlyDictionary<string, ColumnMeaning>>> ReadAsync(
        IDatabaseSession source, GenerationPlan plan, IRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(observer);
        observer.OnStage(RunStage.ReadRows);
        var meanings = new Dictionary<TableName, IReadOnlyDictionary<string, ColumnMeaning>>();
        foreach (var table in plan.Tables.Where(table => table.Mode != TableMode.Empty))
        {
            await foreach (var batch in source.Tables.ReadAsync(table.Table, RowsPerTable, cancellationToken).ConfigureAwait(false))
            {
                using (batch)
                {
                    meanings[table.Name] = ColumnMeanings.Detect(table.Table, batch);
                }

                break;
            }
        }

        return meanings;
    }
}
