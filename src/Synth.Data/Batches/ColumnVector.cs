using System.Buffers;

namespace Synth.Data;

/// <summary>
/// The values of one column of a batch. Whoever fills it owns it; once handed on it is read only.
/// Arrays come from the shared pool: <see cref="Dispose"/> gives them back, and spans taken before are then invalid.
/// </summary>
/// <remarks>Not thread-safe while it is filled.</remarks>
public abstract class ColumnVector : IDisposable
{
    private bool[] nulls;

    private protected ColumnVector(StorageKind kind, int capacity)
    {
        Kind = kind;
        nulls = ArrayPool<bool>.Shared.Rent(Math.Max(capacity, 16));
    }

    /// <summary>The physical form of the values.</summary>
    public StorageKind Kind { get; }

    /// <summary>The number of values, nulls included.</summary>
    public int Count { get; private set; }

    /// <summary>The number of nulls.</summary>
    public int NullCount { get; private set; }

    /// <summary>True where the value is null. Shape [<see cref="Count"/>].</summary>
    public ReadOnlySpan<bool> Nulls => nulls.AsSpan(0, Count);

    /// <summary>An empty vector for a storage.</summary>
    /// <param name="kind">The physical form.</param>
    /// <param name="capacity">Values to make room for; it grows beyond.</param>
    public static ColumnVector Create(StorageKind kind, int capacity = 0) => kind switch
    {
        StorageKind.Int64 => new FixedVector<long>(kind, capacity),
        StorageKind.Float64 => new FixedVector<double>(kind, capacity),
        StorageKind.Int128 => new FixedVector<Int128>(kind, capacity),
        StorageKind.Guid => new FixedVector<Guid>(kind, capacity),
        StorageKind.Utf8 or StorageKind.Binary => new BytesVector(kind, capacity),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown storage."),
    };

    /// <summary>Whether the value at <paramref name="row"/> is null.</summary>
    public bool IsNull(int row) => nulls[row];

    /// <summary>Adds a null.</summary>
    public abstract void AppendNull();

    /// <summary>Adds the value at <paramref name="row"/> of another vector of the same storage.</summary>
    public abstract void AppendFrom(ColumnVector source, int row);

    /// <summary>Forgets all values and keeps the room.</summary>
    public virtual void Clear()
    {
        Count = 0;
        NullCount = 0;
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        ArrayPool<bool>.Shared.Return(nulls);
        nulls = [];
        Count = 0;
        NullCount = 0;
        GC.SuppressFinalize(this);
    }

    private protected void AppendNullFlag(bool isNull)
    {
        if (Count == nulls.Length)
        {
            Grow(ref nulls, Count);
        }

        nulls[Count++] = isNull;
        NullCount += isNull ? 1 : 0;
    }

    private protected static void Grow<T>(ref T[] array, int used, int atLeast = 0)
    {
        var larger = ArrayPool<T>.Shared.Rent(Math.Max(atLeast, Math.Max(16, array.Length * 2)));
        array.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
