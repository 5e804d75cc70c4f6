using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Synth.Data;

/// <summary>
/// Reads the values of some columns of a row as one 128-bit key. Equal values give equal keys whatever the column they come from;
/// single integers are their own key, everything else is hashed (XXH3-128: a collision among 10^9 keys has probability 10^-21).
/// </summary>
/// <remarks>Not thread-safe: a reader has a buffer of its own.</remarks>
public sealed class RowKey
{
    private readonly int[] columns;
    private readonly bool[] folded;
    private readonly ArrayBufferWriter<byte> buffer = new(64);

    /// <summary>A reader of some columns.</summary>
    /// <param name="columns">Their positions in the vectors, in the order in which they count.</param>
    /// <param name="isFolded">Whether texts of the column at a position are equal whatever their case; null for none.</param>
    public RowKey(IEnumerable<int> columns, Func<int, bool>? isFolded = null)
    {
        this.columns = [.. columns];
        folded = Array.ConvertAll(this.columns, column => isFolded?.Invoke(column) ?? false);
    }

    /// <summary>The key of a row; null when any of its columns is null.</summary>
    public UInt128? Read(IReadOnlyList<ColumnVector> vectors, int row)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        foreach (var column in columns)
        {
            if (vectors[column].IsNull(row))
            {
                return null;
            }
        }

        return columns.Length == 1 && vectors[columns[0]] is FixedVector<long> integers
            ? (UInt128)(Int128)integers.Values[row]
            : Hash(vectors, row);
    }

    /// <summary>The key of a row in which null is a value like any other.</summary>
    public UInt128 ReadWithNulls(IReadOnlyList<ColumnVector> vectors, int row)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return Hash(vectors, row);
    }

    private UInt128 Hash(IReadOnlyList<ColumnVector> vectors, int row)
    {
        buffer.ResetWrittenCount();
        for (var i = 0; i < columns.Length; i++)
        {
            Write(vectors[columns[i]], row, folded[i]);
        }

        return XxHash128.HashToUInt128(buffer.WrittenSpan);
    }

    private void Write(ColumnVector vector, int row, bool isFolded)
    {
        var room = buffer.GetSpan(17);
        room[0] = vector.IsNull(row) ? (byte)0 : (byte)1;
        switch (vector)
        {
            case FixedVector<long> integers:
                BinaryPrimitives.WriteInt128LittleEndian(room[1..], integers.Values[row]);
                buffer.Advance(17);
                break;
            case FixedVector<Int128> decimals:
                BinaryPrimitives.WriteInt128LittleEndian(room[1..], decimals.Values[row]);
                buffer.Advance(17);
                break;
            case FixedVector<double> reals:
                BinaryPrimitives.WriteDoubleLittleEndian(room[1..], reals.Values[row]);
                buffer.Advance(9);
                break;
            case FixedVector<Guid> uuids:
                MemoryMarshal.Write(room[1..], uuids.Values[row]);
                buffer.Advance(17);
                break;
            case BytesVector { Kind: StorageKind.Utf8 } text when isFolded && !text.IsNull(row):
                var small = Encoding.UTF8.GetBytes(text.GetString(row)!.ToLowerInvariant());
                BinaryPrimitives.WriteInt32LittleEndian(room[1..], small.Length);
                buffer.Advance(5);
                buffer.Write(small);
                break;
            case BytesVector bytes:
                BinaryPrimitives.WriteInt32LittleEndian(room[1..], bytes[row].Length);
                buffer.Advance(5);
                buffer.Write(bytes[row]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(vector), vector.Kind, "A storage without a key form.");
        }
    }
}
