using System.CommandLine;

namespace Synth.Cli.Options;

/// <summary>The option that names a model file.</summary>
internal sealed class ModelOption
{
    private readonly Option<string> model;

    private ModelOption(Command command, string description)
    {
        model = new Option<string>("--model") { Description = description, HelpName = "file", Required = true };
        command.Options.Add(model);
    }

    public static ModelOption AddTo(Command command, string description) => new(command, description);

    /// <summary>The full path of the file.</summary>
    public string PathOf(ParseResult parsed) => Path.GetFullPath(parsed.GetRequiredValue(model));
}
