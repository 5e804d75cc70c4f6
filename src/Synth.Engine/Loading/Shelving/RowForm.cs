using System.Buffers.Binary;
using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>How a row lies on a <see cref="RowShelf"/>: its size, its place, and its values, each after a byte that tells nulls.</summary>
/// <param name="layout">The columns.</param>
internal sealed class RowForm(ValueList<ColumnLayout> layout)
{
    private const int HeadBytes = 2 * sizeof(int);

    private readonly CellForm[] cells = [.. layout.Select(column => CellForm.Of(column.Storage))];

    /// <summary>How many bytes a row takes.</summary>
    public int SizeOf(RecordBatch batch, int row)
    {
        var size = HeadBytes + cells.Length;
        for (var i = 0; i < cells.Length; i++)
        {
            size += batch.Columns[i].IsNull(row) ? 0 : cells[i].SizeOf(batch.Columns[i], row);
        }

        return size;
    }

    /// <summary>Writes a row.</summary>
    /// <param name="batch">Where the row is.</param>
    /// <param name="row">Its number there.</param>
    /// <param name="place">Its place among all rows.</param>
    /// <param name="target">Receives as many bytes as it has.</param>
    public void Write(RecordBatch batch, int row, int place, Span<byte> target)
    {
        BinaryPrimitives.WriteInt32LittleEndian(target, target.Length);
        BinaryPrimitives.WriteInt32LittleEndian(target[sizeof(int)..], place);
        target = target[HeadBytes..];
        for (var i = 0; i < cells.Length; i++)
        {
            var vector = batch.Columns[i];
            target[0] = vector.IsNull(row) ? (byte)0 : (byte)1;
            target = vector.IsNull(row) ? target[1..] : cells[i].Write(vector, row, target[1..]);
        }
    }

    /// <summary>The size of the row that bytes begin with, and its place.</summary>
    public static (int Size, int Place) ReadHead(ReadOnlySpan<byte> source) => (
        BinaryPrimitives.ReadInt32LittleEndian(source), BinaryPrimitives.ReadInt32LittleEndian(source[sizeof(int)..]));

    /// <summary>Reads the row that bytes begin with.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="batch">The row is added to it.</param>
    public void Read(ReadOnlySpan<byte> source, RecordBatch batch)
    {
        source = source[HeadBytes..];
        for (var i = 0; i < cells.Length; i++)
        {
            var isNull = source[0] == 0;
            source = source[1..];
            if (isNull)
            {
                batch.Columns[i].AppendNull();
            }
            else
            {
                source = cells[i].Read(source, batch.Columns[i]);
            }
        }
    }
}
