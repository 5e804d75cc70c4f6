using System.Xml.Linq;

namespace Synth.Architecture.Tests;

/// <summary>What a project file says about itself.</summary>
/// <param name="File">The file.</param>
/// <param name="Projects">Names of the projects it references.</param>
/// <param name="Packages">Names of the packages it references.</param>
/// <param name="EmbeddedPatterns">The patterns of its embedded resources, with slashes.</param>
/// <param name="StatesVersions">Whether it pins a package itself instead of leaving that to Directory.Packages.props.</param>
internal sealed record ProjectFile(
    FileInfo File,
    IReadOnlyList<string> Projects,
    IReadOnlyList<string> Packages,
    IReadOnlyList<string> EmbeddedPatterns,
    bool StatesVersions)
{
    /// <summary>The project's name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(File.Name);

    /// <summary>The folder of the repository it is in: src, connectors or tests.</summary>
    public string Area => Repository.PathOf(File).Split('/')[0];

    /// <summary>All projects of the repository.</summary>
    public static IReadOnlyList<ProjectFile> All() => [.. Repository.Files(".csproj").Select(Read)];

    private static ProjectFile Read(FileInfo file)
    {
        var xml = XDocument.Load(file.FullName);
        string[] Included(string element) =>
            [.. xml.Descendants(element).Select(item => item.Attribute("Include")!.Value.Replace('\\', '/'))];
        return new ProjectFile(
            file,
            [.. Included("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path))],
            Included("PackageReference"),
            Included("EmbeddedResource"),
            xml.Descendants("PackageReference").Any(item => item.Attribute("Version") is not null));
    }
}
