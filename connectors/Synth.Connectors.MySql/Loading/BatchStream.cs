using Synth.Data;

namespace Synth.Connectors.MySql.Loading;

/// <summary>
/// A batch as the file that LOAD DATA asks for. Rows are written as they are read, so that only the largest row is ever in memory twice.
/// </summary>
internal sealed class BatchStream(RowEncoder encoder, RecordBatch batch) : Stream
{
    private const int FillBytes = 64 * 1024;

    private readonly RowBuffer buffer = new();
    private int row;
    private int taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> destination)
    {
        if (taken == buffer.Length)
        {
            Fill();
        }

        var count = Math.Min(destination.Length, buffer.Length - taken);
        buffer.Written.Slice(taken, count).CopyTo(destination);
        taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        buffer.Dispose();
        base.Dispose(disposing);
    }

    // A refused value ends the file; whoever sends it asks the encoder.
    private void Fill()
    {
        buffer.Truncate(0);
        taken = 0;
        while (row < batch.RowCount && buffer.Length < FillBytes && encoder.Refused is null)
        {
            var start = buffer.Length;
            if (!encoder.TryWriteLine(row++, buffer))
            {
                buffer.Truncate(start);
            }
        }
    }
}
