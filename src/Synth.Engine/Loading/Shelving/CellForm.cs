using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Synth.Data;

namespace Synth.Engine;

/// <summary>
/// How the values of one column lie in rows that wait on a <see cref="RowShelf"/>: each after a byte that is 0 where it is null and nothing
/// follows. Chosen once per column.
/// </summary>
internal abstract class CellForm
{
    /// <summary>Chooses the form of a storage.</summary>
    public static CellForm Of(StorageKind kind) => kind switch
    {
        StorageKind.Int64 => new FixedForm<long>(),
        StorageKind.Float64 => new FixedForm<double>(),
        StorageKind.Int128 => new FixedForm<Int128>(),
        StorageKind.Guid => new FixedForm<Guid>(),
        StorageKind.Utf8 or StorageKind.Binary => new BytesForm(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown storage."),
    };

    /// <summary>Adds the bytes that the value of each row takes. Shape [rows].</summary>
    public abstract void AddSizes(ColumnVector vector, Span<int> sizes);

    /// <summary>Writes the value of each row where its cursor is, and moves that behind it. Shape of the cursors [rows].</summary>
    public abstract void Write(ColumnVector vector, Span<byte> target, Span<int> cursors);

    /// <summary>Adds the value at each cursor, and moves that behind it. Shape of the cursors [rows].</summary>
    public abstract void Read(ReadOnlySpan<byte> source, Span<int> cursors, ColumnVector vector);

    // Whether a value follows.
    private static bool TryRead(ReadOnlySpan<byte> source, ref int cursor, ColumnVector vector)
    {
        if (source[cursor++] == 0)
        {
            vector.AppendNull();
            return false;
        }

        return true;
    }

    private static bool TryWrite(ColumnVector vector, int row, Span<byte> target, ref int cursor)
    {
        var isNull = vector.IsNull(row);
        target[cursor++] = isNull ? (byte)0 : (byte)1;
        return !isNull;
    }

    /// <summary>Values of one width.</summary>
    private sealed class FixedForm<T> : CellForm
        where T : unmanaged
    {
        public override void AddSizes(ColumnVector vector, Span<int> sizes)
        {
            for (var row = 0; row < sizes.Length; row++)
            {
                sizes[row] += vector.IsNull(row) ? 1 : 1 + Unsafe.SizeOf<T>();
            }
        }

        public override void Write(ColumnVector vector, Span<byte> target, Span<int> cursors)
        {
            var values = ((FixedVector<T>)vector).Values;
            for (var row = 0; row < cursors.Length; row++)
            {
                if (TryWrite(vector, row, target, ref cursors[row]))
                {
                    MemoryMarshal.Write(target[cursors[row]..], in values[row]);
                    cursors[row] += Unsafe.SizeOf<T>();
                }
            }
        }

        public override void Read(ReadOnlySpan<byte> source, Span<int> cursors, ColumnVector vector)
        {
            foreach (ref var cursor in cursors)
            {
                if (TryRead(source, ref cursor, vector))
                {
                    ((FixedVector<T>)vector).Append(MemoryMarshal.Read<T>(source[cursor..]));
                    cursor += Unsafe.SizeOf<T>();
                }
            }
        }
    }

    /// <summary>Texts and bytes, after their length.</summary>
    private sealed class BytesForm : CellForm
    {
        public override void AddSizes(ColumnVector vector, Span<int> sizes)
        {
            for (var row = 0; row < sizes.Length; row++)
            {
                sizes[row] += vector.IsNull(row) ? 1 : 1 + sizeof(int) + ((BytesVector)vector)[row].Length;
            }
        }

        public override void Write(ColumnVector vector, Span<byte> target, Span<int> cursors)
        {
            for (var row = 0; row < cursors.Length; row++)
            {
                if (TryWrite(vector, row, target, ref cursors[row]))
                {
                    var value = ((BytesVector)vector)[row];
                    BinaryPrimitives.WriteInt32LittleEndian(target[cursors[row]..], value.Length);
                    value.CopyTo(target[(cursors[row] + sizeof(int))..]);
                    cursors[row] += sizeof(int) + value.Length;
                }
            }
        }

        public override void Read(ReadOnlySpan<byte> source, Span<int> cursors, ColumnVector vector)
        {
            foreach (ref var cursor in cursors)
            {
                if (TryRead(source, ref cursor, vector))
                {
                    var length = BinaryPrimitives.ReadInt32LittleEndian(source[cursor..]);
                    ((BytesVector)vector).Append(source.Slice(cursor + sizeof(int), length));
                    cursor += sizeof(int) + length;
                }
            }
        }
    }
}
