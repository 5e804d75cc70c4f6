using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Synth.Engine.Configuration;

/// <summary>Reads configuration files.</summary>
public static class ConfigurationFile
{
    private const int MostBytes = 1 << 20;

    /// <summary>Reads a file. Relative paths in it start from its folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    /// <exception cref="ConfigurationException">It cannot be read, or something in it is wrong; all problems are reported, each with its
    /// line.</exception>
    public static SynthConfiguration Read(string path, Func<string, string?> variable)
    {
        var configuration = Parse(Load(path), path, variable);
        var folder = FolderOf(path);
        return configuration with { Source = configuration.Source.From(folder), Target = configuration.Target.From(folder) };
    }

    /// <summary>Reads the text of a file. Relative paths in it start from the working folder.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where it comes from, for messages.</param>
    /// <param name="variable">The value of an environment variable; null where it is not set.</param>
    /// <exception cref="ConfigurationException">Something in it is wrong; all problems are reported, each with its line.</exception>
    public static SynthConfiguration Parse(string text, string path, Func<string, string?> variable) =>
        Parse(text, path, variable, ConfigurationShape.Root, ConfigurationBinder.Bind) ?? SynthConfiguration.Empty;

    /// <summary>Reads a file of another kind by the same rules; null where it is empty.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or something in it is wrong; all problems are reported, each with its
    /// line.</exception>
    internal static T? Read<T>(string path, Func<string, string?> variable,
        SectionShape shape, Func<ConfigurationSection, ProblemList, T> bind)
        where T : class => Parse(Load(path), path, variable, shape, bind);

    /// <summary>The full path of the folder that a file is in.</summary>
    internal static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static T? Parse<T>(string text, string path, Func<string, string?> variable,
        SectionShape shape, Func<ConfigurationSection, ProblemList, T> bind)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(variable);
        var problems = new ProblemList(path);
        var root = Documents(text, problems);
        problems.ThrowIfAny();
        if (root is null)
        {
            return null;
        }

        var section = new ShapeChecker(new VariableExpander(variable), problems).Check(root, shape, "") as ConfigurationSection;
        var configuration = section is null ? null : bind(section, problems);
        problems.ThrowIfAny();
        return configuration;
    }

    private static string Load(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? File.ReadAllText(path)
                : throw new ConfigurationException($"The configuration file {path} is larger than a megabyte, so it is no configuration.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The configuration file {path} cannot be read. Check the path and its permissions.");
        }
    }

    // The one document of the text; null when there is none.
    private static YamlNode? Documents(string text, ProblemList problems)
    {
        try
        {
            var parser = new GuardedParser(text);
            var stream = new YamlStream();
            parser.Explain(() =>
            {
                stream.Load(parser);
                return true;
            });
            if (stream.Documents.Count > 1)
            {
                problems.Add((int)stream.Documents[1].RootNode.Start.Line, "the file holds more than one document; keep one.");
            }

            return stream.Documents is [var first, ..] && first.RootNode is not YamlScalarNode { Value: null or "" }
                ? first.RootNode
                : null;
        }
        catch (YamlException error)
        {
            problems.Add((int)error.Start.Line, $"this is no YAML: {(error.InnerException as YamlException ?? error).Message}");
            return null;
        }
    }
}
