using System.CommandLine;

namespace Synth.Cli.Options;

/// <summary>The option that says in which form a command logs.</summary>
internal sealed class LogFormatOption
{
    private readonly Option<LogFormat?> format = new("--log-format")
    {
        Description = "Form of logs on standard error: text, or json with one document a line [default: text]",
        HelpName = "form",
        CustomParser = result => OptionParsers.Choice<LogFormat>("--log-format")(result),
    };

    private LogFormatOption(Command command) => command.Options.Add(format);

    public static LogFormatOption AddTo(Command command) => new(command);

    public bool IsJson(ParseResult parsed) => parsed.GetValue(format) == LogFormat.Json;
}
