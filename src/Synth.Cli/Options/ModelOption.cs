using System.CommandLine;

namespace Synth.Cli.Options;

/// <summary>The option that names a model file.</summary>
internal sealed class ModelOption
{
    private readonly Option<string> model;

    private ModelOption(Command command, string description, bool isRequired)
    {
        model = new Option<string>("--model") { Description = description, HelpName = "file", Required = isRequired };
        command.Options.Add(model);
    }

    public static ModelOption AddTo(Command command, string description) => new(command, description, isRequired: true);

    public static ModelOption AddOptionalTo(Command command, string description) => new(command, description, isRequired: false);

    /// <summary>The full path of the file.</summary>
    public string PathOf(ParseResult parsed) => Path.GetFullPath(parsed.GetRequiredValue(model));

    /// <summary>The full path of the file; null where none is named.</summary>
    public string? PathIfNamed(ParseResult parsed) => parsed.GetValue(model) is { } named ? Path.GetFullPath(named) : null;
}
