using Synth.Connectors;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>Loads all blocks of a run that nobody else takes part in, without a record of how far it is.</summary>
internal sealed class PlainBlockLoader(ITableLoader loader, int blockCount, bool takesAnyOrder) : IBlockLoader
{
    public int Begin => 0;

    public int End => blockCount;

    public bool TakesAnyOrder => takesAnyOrder;

    public long RowsBefore(Table table) => 0;

    public bool IsLoaded(Table table, int block) => false;

    public Task LoadAsync(Table table, ValueList<string> columnNames, TableRows rows, int block, CancellationToken cancellationToken) =>
        loader.LoadAsync(table, columnNames, rows.Rows, cancellationToken);

    public Task FinishBlockAsync(int block, CancellationToken cancellationToken) => Task.CompletedTask;
}
