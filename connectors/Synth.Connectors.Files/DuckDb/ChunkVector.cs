using DuckDB.NET.Native;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>One column of a chunk of DuckDB's, which owns the memory. Valid as long as the chunk is.</summary>
/// <param name="vector">DuckDB's handle.</param>
internal readonly unsafe ref struct ChunkVector(nint vector)
{
    private const int InlineLength = 12;

    /// <summary>The values of fixed width, to be read or written. Shape [<paramref name="count"/>].</summary>
    public Span<T> Values<T>(int count)
        where T : unmanaged => new(NativeMethods.Vectors.DuckDBVectorGetData(vector), count);

    /// <summary>Whether the value at <paramref name="row"/> is null.</summary>
    public bool IsNull(int row)
    {
        var validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        return validity is not null && (validity[row / 64] & (1UL << (row % 64))) == 0;
    }

    /// <summary>Marks values as null. Shape: one flag per row.</summary>
    public void SetNulls(ReadOnlySpan<bool> nulls)
    {
        if (!nulls.Contains(true))
        {
            return;
        }

        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(vector);
        var validity = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        for (var row = 0; row < nulls.Length; row++)
        {
            if (nulls[row])
            {
                validity[row / 64] &= ~(1UL << (row % 64));
            }
        }
    }

    /// <summary>Text (valid UTF-8) or bytes at <paramref name="row"/>.</summary>
    public ReadOnlySpan<byte> GetBytes(int row)
    {
        // A length, then either the bytes themselves or four of them and the address of all.
        var entry = (byte*)NativeMethods.Vectors.DuckDBVectorGetData(vector) + (row * 16L);
        var length = *(int*)entry;
        return new ReadOnlySpan<byte>(length <= InlineLength ? entry + 4 : *(byte**)(entry + 8), length);
    }

    /// <summary>Sets text (valid UTF-8, which the caller vouches for) or bytes; DuckDB takes a copy.</summary>
    public void SetBytes(int row, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            // An empty span has no address, and DuckDB wants one.
            byte nothing = 0;
            NativeMethods.Vectors.DuckDBUnsafeVectorAssignStringElementLength(vector, (ulong)row, start is null
                ? &nothing
                : start, value.Length);
        }
    }
}
