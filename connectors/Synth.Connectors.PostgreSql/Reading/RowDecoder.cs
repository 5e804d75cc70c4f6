using System.Buffers.Binary;
using Synth.Connectors.PostgreSql.Reading.Decoders;
using Synth.Connectors.PostgreSql.Wire;
using Synth.Data;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Reading;

/// <summary>Decodes the rows of a binary COPY into batches. A hot path: one virtual call per value, no allocation.</summary>
/// <param name="table">The table, for messages.</param>
/// <param name="columns">Its columns in the order of the fields.</param>
/// <param name="decoders">A decoder for each column.</param>
internal sealed class RowDecoder(TableName table, IReadOnlyList<Column> columns, ColumnDecoder[] decoders)
{
    private const int CountBytes = sizeof(short);
    private const int LengthBytes = sizeof(int);

    /// <summary>Whether the end of the rows was met.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Decodes rows until the batch is full or no whole row is left.</summary>
    /// <returns>The bytes that were used up.</returns>
    /// <exception cref="ReadException">A value does not fit its column's storage.</exception>
    public int Decode(ReadOnlySpan<byte> bytes, ColumnVector[] vectors, int batchSize)
    {
        var used = 0;
        while (RowsIn(vectors) < batchSize && TryMeasureRow(bytes[used..], out var length))
        {
            if (IsAtEnd)
            {
                return used + CountBytes;
            }

            DecodeRow(bytes.Slice(used, length), vectors);
            used += length;
        }

        return used;
    }

    private static int RowsIn(ColumnVector[] vectors) => vectors[0].Count;

    private bool TryMeasureRow(ReadOnlySpan<byte> bytes, out int length)
    {
        length = CountBytes;
        if (bytes.Length < CountBytes)
        {
            return false;
        }

        var fieldCount = BinaryPrimitives.ReadInt16BigEndian(bytes);
        IsAtEnd = fieldCount == CopyFormat.EndOfRows;
        for (var i = 0; i < fieldCount; i++)
        {
            if (bytes.Length < length + LengthBytes)
            {
                return false;
            }

            length += LengthBytes + Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(bytes[length..]));
        }

        return bytes.Length >= length;
    }

    private void DecodeRow(ReadOnlySpan<byte> row, ColumnVector[] vectors)
    {
        var position = CountBytes;
        for (var i = 0; i < decoders.Length; i++)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(row[position..]);
            position += LengthBytes;
            if (length == CopyFormat.NullLength)
            {
                vectors[i].AppendNull();
            }
            else if (decoders[i].TryDecode(row.Slice(position, length), vectors[i]))
            {
                position += length;
            }
            else
            {
                throw ReadException.BeyondRange(table, columns[i].Name, columns[i].NativeType);
            }
        }
    }
}
