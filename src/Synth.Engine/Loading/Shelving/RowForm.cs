using System.Buffers.Binary;
using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// How a row lies on a <see cref="RowShelf"/>: its size, its place, and its values, each after a byte that tells nulls. Rows are written
/// and read column by column, with a cursor for each row.
/// </summary>
/// <param name="layout">The columns.</param>
internal sealed class RowForm(ValueList<ColumnLayout> layout)
{
    private const int HeadBytes = 2 * sizeof(int);

    private readonly CellForm[] cells = [.. layout.Select(column => CellForm.Of(column.Storage))];

    /// <summary>How many bytes each row of a batch takes. Shape [rows].</summary>
    public int[] SizesOf(RecordBatch batch)
    {
        var sizes = new int[batch.RowCount];
        Array.Fill(sizes, HeadBytes);
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].AddSizes(batch.Columns[i], sizes);
        }

        return sizes;
    }

    /// <summary>Writes the rows of a batch.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="sizes">How many bytes each takes. Shape [rows].</param>
    /// <param name="places">The place of each among all rows. Shape [rows].</param>
    /// <param name="target">Receives them.</param>
    /// <param name="cursors">Where each begins; where it ends on return. Shape [rows].</param>
    public void Write(RecordBatch batch, int[] sizes, int[] places, Span<byte> target, Span<int> cursors)
    {
        for (var row = 0; row < cursors.Length; row++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(target[cursors[row]..], sizes[row]);
            BinaryPrimitives.WriteInt32LittleEndian(target[(cursors[row] + sizeof(int))..], places[row]);
            cursors[row] += HeadBytes;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].Write(batch.Columns[i], target, cursors);
        }
    }

    /// <summary>The size of the row that bytes begin with, and its place.</summary>
    public static (int Size, int Place) ReadHead(ReadOnlySpan<byte> source) => (
        BinaryPrimitives.ReadInt32LittleEndian(source), BinaryPrimitives.ReadInt32LittleEndian(source[sizeof(int)..]));

    /// <summary>Reads rows.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="cursors">Where each row begins; where it ends on return. Shape [rows].</param>
    /// <param name="batch">The rows are added to it in their order.</param>
    public void Read(ReadOnlySpan<byte> source, Span<int> cursors, RecordBatch batch)
    {
        foreach (ref var cursor in cursors)
        {
            cursor += HeadBytes;
        }

        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].Read(source, cursors, batch.Columns[i]);
        }
    }
}
