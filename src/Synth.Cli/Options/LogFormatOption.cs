using System.CommandLine;

namespace Synth.Cli.Options;

/// <summary>The option of every command that says in which form logs, progress and failures go to standard error.</summary>
internal static class LogFormatOption
{
    private const string Name = "--log-format";

    /// <summary>A new option, for the root.</summary>
    public static Option<LogFormat?> Create() => new(Name)
    {
        Description = "Form of progress, logs and failures on standard error: text, or json with one document a line [default: text]",
        HelpName = "form",
        Recursive = true,
        CustomParser = result => OptionParsers.Choice<LogFormat>(Name)(result),
    };

    /// <summary>Whether a command line asks for JSON.</summary>
    public static bool IsJson(ParseResult parsed) => parsed.GetValue<LogFormat?>(Name) == LogFormat.Json;
}
