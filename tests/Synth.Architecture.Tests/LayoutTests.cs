using System.Text.RegularExpressions;
using Xunit;

namespace Synth.Architecture.Tests;

public sealed partial class LayoutTests
{
    private static readonly string[] TopLevel =
    [
        ".ci", ".editorconfig", ".git", ".gitignore", "BannedSymbols.txt", "Directory.Build.props", "Directory.Packages.props",
        "README.md", "Synth.sln", "connectors", "docker", "global.json", "src", "tests",
    ];

    private static readonly string[] BannedNames = ["Common", "Utils", "Helpers", "Shared", "Manager"];

    [Fact]
    public void The_top_level_holds_only_the_agreed_entries() =>
        Assert.Empty(Repository.Root.EnumerateFileSystemInfos()
            .Select(entry => entry.Name).Where(name => !IsIgnored(name)).Except(TopLevel));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root.FullName, "Synth.sln")).Replace('\\', '/');
        Assert.Empty(Repository.Files(".csproj")
            .Where(file => !solution.Contains($"\"{Repository.PathOf(file)}\"", StringComparison.Ordinal))
            .Select(Repository.PathOf));
    }

    [Fact]
    public void A_project_has_the_name_of_its_folder() =>
        Assert.Empty(Repository.Files(".csproj").Where(file => $"{file.Directory!.Name}.csproj" != file.Name).Select(Repository.PathOf));

    [Fact]
    public void No_folder_or_project_has_a_name_that_says_nothing() =>
        Assert.Empty(Repository.Folders().Where(folder => folder.Name.Split('.').Intersect(BannedNames).Any()).Select(Repository.PathOf));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(Repository.Files(".cs").Where(file => EmptyTypeName().IsMatch(file.Name)).Select(Repository.PathOf));

    [Fact]
    public void Sql_of_connectors_lies_in_Queries_folders_and_is_embedded()
    {
        var projects = ProjectFile.All();
        var files = Repository.Files(".sql").Where(file => Repository.PathOf(file).StartsWith("connectors/", StringComparison.Ordinal));
        Assert.Empty(files.Where(file => file.Directory!.Name != "Queries" || !IsEmbedded(file, projects)).Select(Repository.PathOf));
    }

    private static bool IsIgnored(string name) =>
        File.ReadLines(Path.Combine(Repository.Root.FullName, ".gitignore")).Any(line => line.TrimEnd('/') == name);

    private static bool IsEmbedded(FileInfo file, IReadOnlyList<ProjectFile> projects)
    {
        var owner = projects.Single(project =>
            file.FullName.StartsWith(project.File.DirectoryName! + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        var path = Path.GetRelativePath(owner.File.DirectoryName!, file.FullName).Replace('\\', '/');
        return owner.EmbeddedPatterns.Any(pattern => Regex.IsMatch(path, RegexOf(pattern)));
    }

    // MSBuild's wildcards: ** stands for any folders, * for any part of one name.
    private static string RegexOf(string pattern) =>
        $"^{Regex.Escape(pattern).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}"
        + $"$";

    [GeneratedRegex(@"(Utils?|Helpers?|Manager)\.cs$")]
    private static partial Regex EmptyTypeName();
}
