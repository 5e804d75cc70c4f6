using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// What was drawn of rows that others had to know beforehand, so that it is not drawn a second time when their block is made. It lies in a
/// file without a name in the folder for temporary files, some 10 to 30 bytes a row, and is a convenience: where there is no room, or the
/// folder is in memory, rows are drawn again and come out the same. Thread-safe.
/// </summary>
internal sealed class KeptDraws : IDisposable
{
    /// <summary>So much of what is free on the disk is left to others: one part in this many is taken at most.</summary>
    private const int PartsOfFreeSpace = 2;

    private static readonly string[] FormatsInMemory = ["tmpfs", "ramfs"];

    private readonly ConcurrentDictionary<(TableName Table, long Begin, int Length), (long Offset, int Size)> places = new();
    private readonly Lock opening = new();
    private readonly string folder;
    private SafeFileHandle? file;
    private long most;
    private long end;

    /// <summary>Keeps draws in a folder, in which nothing is made before there are any.</summary>
    /// <param name="folder">The folder.</param>
    public KeptDraws(string folder)
    {
        this.folder = folder;
        most = FreeBytes(folder) / PartsOfFreeSpace;
    }

    /// <summary>How many blocks of a table's rows are kept.</summary>
    public int CountOf(TableName table) => places.Keys.Count(key => key.Table == table);

    /// <summary>Keeps what was drawn of rows, once.</summary>
    public void Keep(TableBlock block)
    {
        var size = DrawnForm.SizeOf(block);
        if (places.ContainsKey(KeyOf(block)) || !TryOpen())
        {
            return;
        }

        var offset = Interlocked.Add(ref end, size) - size;
        if (offset + size > Interlocked.Read(ref most))
        {
            return;
        }

        var bytes = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            DrawnForm.Write(block, bytes);
            RandomAccess.Write(file!, bytes.AsSpan(0, size), offset);
            places[KeyOf(block)] = (offset, size);
        }
        catch (IOException)
        {
            // The disk is full earlier than it seemed: what is kept stays, and no more is.
            Interlocked.Exchange(ref most, 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
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
            if (RandomAccess.Read(file!, bytes.AsSpan(0, place.Size), place.Offset) < place.Size)
            {
                return false;
            }

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

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private static (TableName Table, long Begin, int Length) KeyOf(TableBlock block) =>
        (block.Skeleton.Model.Name, block.Begin, block.Length);

    private bool TryOpen()
    {
        lock (opening)
        {
            if (file is not null || most == 0)
            {
                return file is not null && most > 0;
            }

            try
            {
                var path = Path.Combine(folder, $"synth-{Path.GetRandomFileName()}");
                file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);

                // Without a name it goes away with the process, however that ends.
                File.Delete(path);
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                most = 0;
                return file is not null;
            }
        }
    }

    private static long FreeBytes(string folder)
    {
        try
        {
            var drive = new DriveInfo(folder);
            return FormatsInMemory.Contains(drive.DriveFormat) ? 0 : drive.AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return 0;
        }
    }
}
