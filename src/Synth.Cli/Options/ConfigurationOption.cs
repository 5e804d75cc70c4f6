using System.CommandLine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Options;

/// <summary>The option that names a configuration file. What flags and the environment say goes before what it says.</summary>
internal sealed class ConfigurationOption
{
    private const string VariableName = "SYNTH_CONFIG";

    private readonly Option<string> path = new("--config")
    {
        Description = $"A configuration file; synth init writes one [or {VariableName} in the environment]",
        HelpName = "file",
    };

    private ConfigurationOption(Command command) => command.Options.Add(path);

    public static ConfigurationOption AddTo(Command command) => new(command);

    /// <summary>What the file says; nothing where none is named.</summary>
    /// <exception cref="Synth.Engine.ConfigurationException">The file cannot be read, or something in it is wrong.</exception>
    public SynthConfiguration Read(ParseResult parsed, CommandHost host) =>
        PathOf(parsed, host) is { } file ? ConfigurationFile.Read(file, host.Variable) : SynthConfiguration.Empty;

    /// <summary>The file; null where none is named.</summary>
    public string? PathOf(ParseResult parsed, CommandHost host) =>
        parsed.GetValue(path) ?? (host.Variable(VariableName) is { Length: > 0 } named ? named : null);
}
