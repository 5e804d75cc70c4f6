using System.CommandLine.Parsing;

namespace Synth.Cli.Help;

/// <summary>How commands are called.</summary>
internal static class CommandNames
{
    public const string Program = "synth";

    /// <summary>The command as it is typed: <c>synth clone</c>.</summary>
    public static string Full(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Full(parent)} {result.Command.Name}" : Program;
}
