using System.CommandLine;
using Spectre.Console;
using Synth.Cli.Progress;

namespace Synth.Cli.Options;

/// <summary>The options that say how a command speaks.</summary>
internal sealed class OutputOptions
{
    private readonly Option<OutputMode?> mode = new("--output")
    {
        Description = "Form of the result: auto, plain or json [default: auto]",
        HelpName = "form",
        CustomParser = result => OptionParsers.Choice<OutputMode>("--output")(result),
    };

    private readonly Option<bool> quiet = new("--quiet") { Description = "Show no progress" };

    private OutputOptions(Command command)
    {
        command.Options.Add(mode);
        command.Options.Add(quiet);
    }

    public static OutputOptions AddTo(Command command) => new(command);

    public bool IsJson(ParseResult parsed) => ModeOf(parsed) == OutputMode.Json;

    /// <summary>The console for results that are not JSON.</summary>
    public IAnsiConsole Console(ParseResult parsed, CommandHost host) =>
        Consoles.Create(host.Output, host.IsOutputTerminal && ModeOf(parsed) == OutputMode.Auto, host.AllowsColor);

    /// <summary>How progress is shown.</summary>
    public IProgressDisplay Progress(ParseResult parsed, CommandHost host) =>
        new TracedDisplay(Display(parsed, host), parsed.CommandResult.Command.Name, host.Clock);

    private IProgressDisplay Display(ParseResult parsed, CommandHost host) =>
        parsed.GetValue(quiet) ? new NoProgress()
        : LogFormatOption.IsJson(parsed) ? new JsonProgress(host.Error, host.Clock)
        : host.IsErrorTerminal && ModeOf(parsed) != OutputMode.Plain
            ? new LiveProgress(Consoles.Create(host.Error, isTerminal: true, host.AllowsColor))
        : new PlainProgress(host.Error, host.Clock);

    private OutputMode ModeOf(ParseResult parsed) => parsed.GetValue(mode) ?? OutputMode.Auto;
}
