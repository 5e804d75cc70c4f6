namespace Synth.Connectors.Files.Storage;

/// <summary>
/// Sizes and times of files when they were opened. DuckDB opens them again for each query, so a change in between must be noticed.
/// </summary>
internal sealed class FileFingerprints
{
    private readonly (string Path, long SizeBytes, DateTime WrittenAt)[] files;

    public FileFingerprints(IEnumerable<string> paths) => files = [.. paths.Select(Of)];

    /// <summary>Fails when a file is not what it was.</summary>
    /// <exception cref="ReadException">One was changed, replaced or removed.</exception>
    public void EnsureUnchanged()
    {
        foreach (var file in files)
        {
            if (Of(file.Path) != file)
            {
                throw new ReadException($"The file {file.Path} was changed while it was read. Read again when nobody writes to it.");
            }
        }
    }

    private static (string Path, long SizeBytes, DateTime WrittenAt) Of(string path)
    {
        var info = new FileInfo(path);
        return (path, info.Exists ? info.Length : -1, info.LastWriteTimeUtc);
    }
}
