using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Synth.Data;

namespace Synth.Engine;

/// <summary>How the values of one column lie in a row that waits on a <see cref="RowShelf"/>. Chosen once per column.</summary>
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

    /// <summary>How many bytes a value takes that is not null.</summary>
    public abstract int SizeOf(ColumnVector vector, int row);

    /// <summary>Writes a value that is not null.</summary>
    /// <returns>What is left of the room.</returns>
    public abstract Span<byte> Write(ColumnVector vector, int row, Span<byte> target);

    /// <summary>Reads a value that is not null.</summary>
    /// <returns>What is left of the bytes.</returns>
    public abstract ReadOnlySpan<byte> Read(ReadOnlySpan<byte> source, ColumnVector vector);

    /// <summary>Values of one width.</summary>
    private sealed class FixedForm<T> : CellForm
        where T : unmanaged
    {
        public override int SizeOf(ColumnVector vector, int row) => Unsafe.SizeOf<T>();

        public override Span<byte> Write(ColumnVector vector, int row, Span<byte> target)
        {
            MemoryMarshal.Write(target, in ((FixedVector<T>)vector).Values[row]);
            return target[Unsafe.SizeOf<T>()..];
        }

        public override ReadOnlySpan<byte> Read(ReadOnlySpan<byte> source, ColumnVector vector)
        {
            ((FixedVector<T>)vector).Append(MemoryMarshal.Read<T>(source));
            return source[Unsafe.SizeOf<T>()..];
        }
    }

    /// <summary>Texts and bytes, after their length.</summary>
    private sealed class BytesForm : CellForm
    {
        public override int SizeOf(ColumnVector vector, int row) => sizeof(int) + ((BytesVector)vector)[row].Length;

        public override Span<byte> Write(ColumnVector vector, int row, Span<byte> target)
        {
            var value = ((BytesVector)vector)[row];
            BinaryPrimitives.WriteInt32LittleEndian(target, value.Length);
            value.CopyTo(target[sizeof(int)..]);
            return target[(sizeof(int) + value.Length)..];
        }

        public override ReadOnlySpan<byte> Read(ReadOnlySpan<byte> source, ColumnVector vector)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(source);
            ((BytesVector)vector).Append(source.Slice(sizeof(int), length));
            return source[(sizeof(int) + length)..];
        }
    }
}
