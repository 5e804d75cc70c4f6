using System.Buffers;

namespace Synth.Connectors.MySql.Loading;

/// <summary>Growing bytes of rows on their way to the server. Not thread-safe; dispose gives the array back.</summary>
internal sealed class RowBuffer : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>Forgets what was written after a length.</summary>
    public void Truncate(int length) => Length = length;

    public void Write(byte value)
    {
        Reserve(1)[0] = value;
        Length++;
    }

    public void Write(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Length += value.Length;
    }

    /// <summary>Room for the next bytes, followed by one <see cref="Commit"/>.</summary>
    public Span<byte> Reserve(int count)
    {
        if (Length + count > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, bytes.Length * 2));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        return bytes.AsSpan(Length, count);
    }

    public void Commit(int count) => Length += count;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Length = 0;
    }
}
