namespace Synth.Connectors;

/// <summary>
/// Tells whether two paths lead to one file, also to one that is not there yet: symbolic links are followed in every part of the
/// path, and case is levelled on the systems whose usual file systems ignore it.
/// </summary>
/// <remarks>Two hard links of one file differ here. That is safe: a target is replaced by a rename, never written into.</remarks>
public static class FileIdentity
{
    private const int MaxLinks = 40;

    /// <summary>The identity of the file or folder that a path leads to.</summary>
    /// <param name="path">A path, absolute or not, of something that need not exist.</param>
    public static DatabaseIdentity Of(string path)
    {
        var resolved = ResolvedPath(path);
        return new DatabaseIdentity("file", OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? resolved.ToUpperInvariant()
            : resolved);
    }

    /// <summary>The full path without symbolic links.</summary>
    public static string ResolvedPath(string path) => Resolve(Path.GetFullPath(path), MaxLinks);

    private static string Resolve(string path, int linksLeft)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var here = Path.Combine(Resolve(parent, linksLeft), Path.GetFileName(path));
        var link = linksLeft > 0 ? new FileInfo(here).LinkTarget : null;
        return link is null ? here : Resolve(Path.GetFullPath(link, Path.GetDirectoryName(here)!), linksLeft - 1);
    }
}
