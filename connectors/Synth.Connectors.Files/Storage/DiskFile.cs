namespace Synth.Connectors.Files.Storage;

/// <summary>Files whose bytes are on the disk, and not merely on their way, when a call returns.</summary>
internal static class DiskFile
{
    public static void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        Flush(path);
    }

    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
