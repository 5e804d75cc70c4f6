using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Schema;

namespace Synth.Engine.Demo.Tables;

/// <summary>A table whose rows come from objects.</summary>
/// <param name="definition">Its description.</param>
/// <param name="rows">Where its rows are.</param>
/// <param name="writers">For each column, what appends its value of a row.</param>
internal sealed class ShopTable<TRow>(
    Table definition, Func<Shop, IEnumerable<TRow>> rows, IReadOnlyList<Action<ColumnVector, TRow>> writers) : IShopTable
{
    public Table Definition { get; } = definition;

    public long CountRows(Shop shop) => rows(shop).LongCount();

    public IEnumerable<RecordBatch> Read(Shop shop, int batchSize)
    {
        var layout = RecordBatch.LayoutOf(Definition);
        foreach (var chunk in rows(shop).Chunk(batchSize))
        {
            var batch = RecordBatch.Create(layout, chunk.Length);
            for (var i = 0; i < writers.Count; i++)
            {
                foreach (var row in chunk)
                {
                    writers[i](batch.Columns[i], row);
                }
            }

            yield return batch;
        }
    }
}
