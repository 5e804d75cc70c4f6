using System.Buffers;
using System.Collections.Concurrent;
using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What was drawn of rows that others had to know beforehand, so that it is not drawn a second time when their block is made: some 10 to 30
/// bytes a row. It is a convenience: where there is no room, or it cannot be read, rows are drawn again and come out the same. Thread-safe.
/// </summary>
/// <param name="file">Where it lies.</param>
internal sealed class KeptDraws(ScratchFile file)
{
    private readonly ConcurrentDictionary<(TableName Table, long Begin, int Length), (long Offset, int Size)> places = new();

    /// <summary>How many blocks of a table's rows are kept.</summary>
    public int CountOf(TableName table) => places.Keys.Count(key => key.Table == table);

    /// <summary>Keeps what was drawn of rows, once.</summary>
    public void Keep(TableBlock block)
    {
        if (places.ContainsKey(KeyOf(block)))
        {
            return;
        }

        var size = DrawnForm.SizeOf(block);
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        DrawnForm.Write(block, bytes);
        if (file.TryAppend(bytes.AsSpan(0, size), out var offset))
        {
            places[KeyOf(block)] = (offset, size);
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Puts what was drawn of rows into their block; false where it is not kept.</summary>
    /// <param name="block">The rows, nothing drawn yet.</param>
    public bool TryRestore(TableBlock block)
    {
        if (!places.TryGetValue(KeyOf(block), out var place))
        {
            return false;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(place.Size);
        try
        {
            file.Read(place.Offset, bytes.AsSpan(0, place.Size));
            DrawnForm.Read(bytes, block);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static (TableName Table, long Begin, int Length) KeyOf(TableBlock block) =>
        (block.Skeleton.Model.Name, block.Begin, block.Length);
}
