using System.Buffers;
using System.Text;

namespace Synth.Data;

/// <summary>A column of values of varying length: UTF-8 text or bytes, one after the other in one buffer.</summary>
public sealed class BytesVector : ColumnVector
{
    private int[] ends;
    private byte[] data;
    private int used;

    internal BytesVector(StorageKind kind, int capacity)
        : base(kind, capacity)
    {
        ends = ArrayPool<int>.Shared.Rent(Math.Max(capacity, 16));
        data = ArrayPool<byte>.Shared.Rent(Math.Max(capacity * 8, 256));
    }

    /// <summary>The bytes of the value at <paramref name="row"/>; empty where null.</summary>
    public ReadOnlySpan<byte> this[int row] => data.AsSpan(StartOf(row), ends[row] - StartOf(row));

    /// <summary>The bytes of all values together.</summary>
    public int ByteCount => used;

    /// <summary>The value at <paramref name="row"/> as a string; null where null.</summary>
    public string? GetString(int row) => IsNull(row) ? null : Encoding.UTF8.GetString(this[row]);

    /// <summary>Adds a value.</summary>
    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Commit(value.Length);
    }

    /// <summary>Adds a text as UTF-8.</summary>
    public void Append(ReadOnlySpan<char> value)
    {
        var room = Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
        Commit(Encoding.UTF8.GetBytes(value, room));
    }

    /// <summary>Room to write the next value into, followed by one <see cref="Commit"/>.</summary>
    /// <param name="length">The most bytes the value will have.</param>
    /// <exception cref="BatchSizeException">The values would have more than <see cref="Array.MaxLength"/> bytes together.</exception>
    public Span<byte> Reserve(int length)
    {
        if ((long)used + length > Array.MaxLength)
        {
            throw new BatchSizeException();
        }

        if (used + length > data.Length)
        {
            Grow(ref data, used, used + length);
        }

        return data.AsSpan(used, length);
    }

    /// <summary>Adds the value written into the room that <see cref="Reserve"/> gave.</summary>
    /// <param name="length">The bytes that were written.</param>
    public void Commit(int length)
    {
        used += length;
        AppendEnd(isNull: false);
    }

    /// <inheritdoc/>
    public override void AppendNull() => AppendEnd(isNull: true);

    /// <inheritdoc/>
    public override void AppendFrom(ColumnVector source, int row)
    {
        if (source.IsNull(row))
        {
            AppendNull();
        }
        else
        {
            Append(((BytesVector)source)[row]);
        }
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        used = 0;
        base.Clear();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<byte>.Shared.Return(data);
        ends = [];
        data = [];
        used = 0;
        base.Dispose();
    }

    private int StartOf(int row) => row == 0 ? 0 : ends[row - 1];

    private void AppendEnd(bool isNull)
    {
        if (Count == ends.Length)
        {
            Grow(ref ends, Count);
        }

        ends[Count] = used;
        AppendNullFlag(isNull);
    }
}
