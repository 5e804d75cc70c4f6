using System.CommandLine;

namespace Synth.Cli.Options;

/// <summary>
/// The option by which a person confirms that what others than Synth made in a target may go. It is asked of the command line alone, so
/// that no environment and no file can say it for them.
/// </summary>
internal sealed class ConfirmationOption
{
    private readonly Option<string> name = new("--confirm")
    {
        Description =
            "The target's name (its database, or the name of its file or folder), when what Synth did not make may be replaced too",
        HelpName = "name",
    };

    private ConfirmationOption(Command command) => command.Options.Add(name);

    public static ConfirmationOption AddTo(Command command) => new(command);

    /// <summary>The name that was confirmed; null where none was.</summary>
    public string? NameIn(ParseResult parsed) => parsed.GetValue(name);
}
