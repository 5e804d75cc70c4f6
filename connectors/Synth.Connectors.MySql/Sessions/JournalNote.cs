using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.MySql.Sessions;

/// <summary>What a journal keeps of a batch: the parameters of its statements.</summary>
internal sealed record JournalNote(int Partition, string Name, int Block, long Rows, long EdgeCases, long Token)
{
    public static JournalNote Of(Table table, RecordBatch batch, LoadEntry entry) =>
        new(entry.Partition, table.Name.ToString(), entry.Block, batch.RowCount, entry.EdgeCases, entry.Token);
}
