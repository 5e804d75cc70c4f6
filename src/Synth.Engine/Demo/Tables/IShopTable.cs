using Synth.Data;
using Synth.Engine.Demo.Rows;
using Synth.Schema;

namespace Synth.Engine.Demo.Tables;

/// <summary>A table of the shop: its description, and its rows as batches.</summary>
internal interface IShopTable
{
    Table Definition { get; }

    long CountRows(Shop shop);

    /// <summary>The rows in order of their key; the caller disposes each batch.</summary>
    IEnumerable<RecordBatch> Read(Shop shop, int batchSize);
}
