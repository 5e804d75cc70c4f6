using System.Buffers;

namespace Synth.Data;

/// <summary>A column of values of one fixed width.</summary>
/// <typeparam name="T"><see cref="long"/>, <see cref="double"/>, <see cref="Int128"/> or <see cref="Guid"/>.</typeparam>
public sealed class FixedVector<T> : ColumnVector
    where T : unmanaged
{
    private T[] values;

    internal FixedVector(StorageKind kind, int capacity)
        : base(kind, capacity) => values = ArrayPool<T>.Shared.Rent(Math.Max(capacity, 16));

    /// <summary>The values; <c>default</c> where null. Shape [<see cref="ColumnVector.Count"/>].</summary>
    public ReadOnlySpan<T> Values => values.AsSpan(0, Count);

    /// <summary>Adds a value.</summary>
    public void Append(T value) => Append(value, isNull: false);

    /// <inheritdoc/>
    public override void AppendNull() => Append(default, isNull: true);

    /// <inheritdoc/>
    public override void AppendFrom(ColumnVector source, int row)
    {
        var other = (FixedVector<T>)source;
        Append(other.values[row], other.IsNull(row));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        ArrayPool<T>.Shared.Return(values);
        values = [];
        base.Dispose();
    }

    private void Append(T value, bool isNull)
    {
        if (Count == values.Length)
        {
            Grow(ref values, Count);
        }

        values[Count] = value;
        AppendNullFlag(isNull);
    }
}
