using System.Buffers;

namespace Synth.Connectors.PostgreSql.Reading;

/// <summary>What came from the server and is not decoded yet. Grows to the largest row.</summary>
internal sealed class CopyBuffer : IDisposable
{
    private const int InitialBytes = 256 * 1024;

    // What is asked for at once: below this the rest is moved to the front first.
    private const int MinimumRoom = 64 * 1024;

    private byte[] bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int start;
    private int end;

    public ReadOnlySpan<byte> Unread => bytes.AsSpan(start, end - start);

    public void Skip(int count) => start += count;

    /// <summary>Reads until some tens of kilobytes are there or the stream ends.</summary>
    /// <returns>False when the stream has ended and brought nothing.</returns>
    public async ValueTask<bool> FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        MakeRoom();
        var before = end;
        var enough = Math.Min(bytes.Length, before + MinimumRoom);
        while (end < enough)
        {
            // The driver hands out at most one row per call, mostly without waiting.
            var count = await stream.ReadAsync(bytes.AsMemory(end), cancellationToken);
            if (count == 0)
            {
                break;
            }

            end += count;
        }

        return end > before;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    private void MakeRoom()
    {
        if (bytes.Length - end >= MinimumRoom)
        {
            return;
        }

        var rest = Unread;
        if (bytes.Length - rest.Length >= MinimumRoom)
        {
            rest.CopyTo(bytes);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
            rest.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        end -= start;
        start = 0;
    }
}
