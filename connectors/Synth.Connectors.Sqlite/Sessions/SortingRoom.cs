using Synth.Data;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>
/// Where SQLite sorts the entries of an index that it builds. In memory it holds all of them, some 50 bytes a row, and is slower; with a
/// file it holds as many as its cache of pages.
/// </summary>
internal static class SortingRoom
{
    /// <summary>
    /// The statement that settles it: files among the temporary ones, or memory where none can be made there or that folder is itself in
    /// memory.
    /// </summary>
    public static string Setting => $"PRAGMA temp_store = {(HasDisk(Path.GetTempPath()) ? "FILE" : "MEMORY")};";

    /// <summary>Whether files in a folder can be written, and lie on a disk.</summary>
    public static bool HasDisk(string folder)
    {
        using var file = new ScratchFile(folder);
        return file.TryAppend([0], out _);
    }
}
