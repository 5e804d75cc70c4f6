using System.Buffers;
using Synth.Data;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>
/// Where the rows of a table wait on the disk until all are made, when its keys number them in another order: engines that keep rows
/// by their keys take several times as long for them out of order. Rows are put by ranges of places, each of which fits into memory.
/// Not thread-safe.
/// </summary>
internal sealed class RowShelf : IDisposable
{
    // The rows of a range are put in order in memory.
    private const int MostRangeBytes = 1 << 28;
    private const int MostRanges = 256;
    private const int RowsPerBatch = 1 << 14;

    private readonly ScratchFile file;
    private readonly int rowsPerRange;
    private readonly int mostRangeBytes;
    private readonly List<(long Offset, int Size)>[] parts;
    private readonly int[] counts;
    private readonly long[] bytesOf;
    private ValueList<ColumnLayout>? layout;
    private RowForm? form;

    /// <summary>Prepares a shelf.</summary>
    /// <param name="rowCount">Rows of the table.</param>
    /// <param name="folder">The folder for temporary files.</param>
    /// <param name="mostRangeBytes">The bytes that a range may take.</param>
    public RowShelf(long rowCount, string folder, int mostRangeBytes = MostRangeBytes)
    {
        this.mostRangeBytes = mostRangeBytes;
        file = new ScratchFile(folder);
        rowsPerRange = (int)Math.Max(RowsPerBatch, (rowCount + MostRanges - 1) / MostRanges);
        var ranges = (int)((rowCount + rowsPerRange - 1) / rowsPerRange);
        parts = [.. Enumerable.Range(0, ranges).Select(_ => new List<(long, int)>())];
        counts = new int[ranges];
        bytesOf = new long[ranges];
    }

    /// <summary>Puts rows.</summary>
    /// <param name="batch">The rows; all batches have one layout.</param>
    /// <param name="places">The place of each among all rows of the table. Shape [rows].</param>
    /// <returns>
    /// False where there is no room on the disk, or no memory to order them in, so that they have to be loaded as they come.
    /// </returns>
    public bool TryPut(RecordBatch batch, int[] places)
    {
        layout ??= batch.Layout;
        form ??= new RowForm(layout);
        var sizes = form.SizesOf(batch);
        var added = new long[parts.Length];
        for (var row = 0; row < sizes.Length; row++)
        {
            added[places[row] / rowsPerRange] += sizes[row];
        }

        if (added.Sum() > Array.MaxLength || added.Index().Any(range => bytesOf[range.Index] + range.Item > mostRangeBytes))
        {
            return false;
        }

        var size = 0;
        var ends = new int[parts.Length];
        for (var range = 0; range < ends.Length; range++)
        {
            ends[range] = size;
            size += (int)added[range];
        }

        var starts = new int[sizes.Length];
        for (var row = 0; row < starts.Length; row++)
        {
            ref var end = ref ends[places[row] / rowsPerRange];
            starts[row] = end;
            end += sizes[row];
        }

        var bytes = ArrayPool<byte>.Shared.Rent(size);
        form.Write(batch, sizes, places, bytes, starts);
        var isPut = file.TryAppend(bytes.AsSpan(0, size), out var offset);
        ArrayPool<byte>.Shared.Return(bytes);
        for (var range = 0; isPut && range < ends.Length; range++)
        {
            var begin = range == 0 ? 0 : ends[range - 1];
            if (ends[range] > begin)
            {
                parts[range].Add((offset + begin, ends[range] - begin));
                bytesOf[range] += added[range];
            }
        }

        for (var row = 0; isPut && row < places.Length; row++)
        {
            counts[places[row] / rowsPerRange]++;
        }

        return isPut;
    }

    /// <summary>Takes the rows in the order of their places. The caller disposes the batches.</summary>
    public IEnumerable<RecordBatch> Take()
    {
        for (var range = 0; range < parts.Length; range++)
        {
            var bytes = ArrayPool<byte>.Shared.Rent((int)bytesOf[range]);
            var starts = Sort(range, bytes);
            for (var first = 0; first < starts.Length; first += RowsPerBatch)
            {
                var count = Math.Min(RowsPerBatch, starts.Length - first);
                var batch = RecordBatch.Create(layout!, count);
                form!.Read(bytes, starts.AsSpan(first, count), batch);
                yield return batch;
            }

            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // Where each row of a range begins, in the order of their places.
    private int[] Sort(int range, byte[] bytes)
    {
        var starts = new int[counts[range]];
        var places = new int[starts.Length];
        var (row, end) = (0, 0);
        foreach (var (offset, size) in parts[range])
        {
            file.Read(offset, bytes.AsSpan(end, size));
            var begin = end;
            for (end += size; begin < end; row++)
            {
                (var length, places[row]) = RowForm.ReadHead(bytes.AsSpan(begin));
                starts[row] = begin;
                begin += length;
            }
        }

        Array.Sort(places, starts);
        return starts;
    }
}
