using Microsoft.Win32.SafeHandles;

namespace Synth.Data;

/// <summary>
/// Room on the disk for what need not be held in memory: a file without a name, which goes away with the process however that ends. It
/// takes at most half of what was free when it was made, and nothing at all in a folder that is in memory: whoever writes has to be able to
/// do without. Thread-safe.
/// </summary>
/// <param name="folder">The folder, in which nothing is made before something is written.</param>
public sealed class ScratchFile(string folder) : IDisposable
{
    private static readonly string[] FormatsInMemory = ["tmpfs", "ramfs"];

    private readonly Lock opening = new();
    private SafeFileHandle? file;
    private long most = FreeBytes(folder) / 2;
    private long end;

    /// <summary>Adds bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="offset">Where they are from now on.</param>
    /// <returns>False where there is no room for them.</returns>
    public bool TryAppend(ReadOnlySpan<byte> bytes, out long offset)
    {
        offset = 0;
        if (!TryOpen())
        {
            return false;
        }

        offset = Interlocked.Add(ref end, bytes.Length) - bytes.Length;
        if (offset + bytes.Length > Interlocked.Read(ref most))
        {
            return false;
        }

        try
        {
            RandomAccess.Write(file!, bytes, offset);
            return true;
        }
        catch (IOException)
        {
            // The disk is full earlier than it seemed.
            Interlocked.Exchange(ref most, 0);
            return false;
        }
    }

    /// <summary>Reads bytes that were added.</summary>
    /// <param name="offset">Where they are.</param>
    /// <param name="target">Receives them.</param>
    /// <exception cref="IOException">They cannot be read; the message says where, and what to do.</exception>
    public void Read(long offset, Span<byte> target)
    {
        while (target.Length > 0)
        {
            var read = ReadSome(target, offset);
            if (read == 0)
            {
                throw Unreadable("it ends before what was written to it", null);
            }

            target = target[read..];
            offset += read;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file?.Dispose();

    private int ReadSome(Span<byte> target, long offset)
    {
        try
        {
            return RandomAccess.Read(file!, target, offset);
        }
        catch (IOException exception)
        {
            throw Unreadable(exception.Message.TrimEnd('.'), exception);
        }
    }

    private IOException Unreadable(string reason, IOException? cause) => new(
        $"A temporary file in {folder} cannot be read: {reason}. Check that disk, or set TMPDIR to a folder on another one.",
        cause);

    private bool TryOpen()
    {
        lock (opening)
        {
            if (file is not null || most == 0)
            {
                return file is not null;
            }

            var path = Path.Combine(folder, $"synth-{Path.GetRandomFileName()}");
            try
            {
                file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
                File.Delete(path);
                return true;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                most = 0;
                return false;
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
