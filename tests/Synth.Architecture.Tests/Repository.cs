namespace Synth.Architecture.Tests;

/// <summary>The files of the repository on disk, without what builds leave behind.</summary>
internal static class Repository
{
    private static readonly string[] BuildFolders = ["bin", "obj", "TestResults", "BenchmarkDotNet.Artifacts", "artifacts"];

    /// <summary>The folder that holds <c>Synth.sln</c>.</summary>
    public static DirectoryInfo Root { get; } = FindRoot();

    /// <summary>All files of the code folders whose names end with <paramref name="extension"/>, ordered by path.</summary>
    public static IReadOnlyList<FileInfo> Files(string extension) =>
        [.. new[] { "src", "connectors", "tests" }
            .SelectMany(folder => FilesUnder(new DirectoryInfo(Path.Combine(Root.FullName, folder))))
            .Where(file => file.Name.EndsWith(extension, StringComparison.Ordinal))
            .OrderBy(file => file.FullName, StringComparer.Ordinal)];

    /// <summary>All folders of the code folders.</summary>
    public static IReadOnlyList<DirectoryInfo> Folders() =>
        [.. Files("").Select(file => file.Directory!).DistinctBy(folder => folder.FullName)];

    /// <summary>The path from the root, with slashes.</summary>
    public static string PathOf(FileSystemInfo entry) =>
        Path.GetRelativePath(Root.FullName, entry.FullName).Replace('\\', '/');

    private static IEnumerable<FileInfo> FilesUnder(DirectoryInfo folder) =>
        folder.EnumerateDirectories()
            .Where(child => !BuildFolders.Contains(child.Name))
            .SelectMany(FilesUnder)
            .Concat(folder.EnumerateFiles());

    private static DirectoryInfo FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Synth.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Synth.sln.");
    }
}
