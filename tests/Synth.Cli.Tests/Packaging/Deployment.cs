using YamlDotNet.RepresentationModel;

namespace Synth.Cli.Tests.Packaging;

/// <summary>The files in <c>docker</c>, found from the folder of the tests upwards.</summary>
internal static class Deployment
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, "docker", .. parts]);

    public static YamlMappingNode Yaml(params string[] parts)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(PathOf(parts))));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Synth.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in the repository.");
        }

        return folder.FullName;
    }
}
