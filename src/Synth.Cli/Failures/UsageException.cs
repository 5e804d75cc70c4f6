using System.CommandLine;
using Synth.Cli.Help;
using Synth.Engine.Configuration;
using Synth.Schema;

namespace Synth.Cli.Failures;

/// <summary>The command line cannot be understood.</summary>
/// <param name="message">All that is wrong, a line each, and where to look.</param>
internal sealed class UsageException(string message) : SynthException(message)
{
    /// <summary>
    /// Says what is wrong with a command line. A word that belongs nowhere is repeated only as far as it names an option:
    /// the rest of it may be a password.
    /// </summary>
    public static UsageException Of(ParseResult parsed)
    {
        var problems = Unmatched(parsed).ToArray();
        if (problems.Length == 0)
        {
            problems = parsed.CommandResult.Command.Subcommands.Count > 0
                ? ["No command is named. Try synth demo."]
                : [.. parsed.Errors.Select(error => error.Message)];
        }

        return new UsageException(
            string.Join(Environment.NewLine, [.. problems, $"See {CommandNames.Full(parsed.CommandResult)} --help."]));
    }

    // A command that is unknown makes all that follows unknown. What follows an unknown option is probably its value, so that options speak
    // before arguments.
    private static IEnumerable<string> Unmatched(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var first, ..] && first.All(char.IsAsciiLetter))
        {
            return [$"There is no command {first}.{Suggest(first, command.Subcommands.Select(other => other.Name))}"];
        }

        var options = parsed.UnmatchedTokens.Where(word => word.StartsWith('-')).Select(word => word.Split('=', ':')[0]).ToArray();
        if (options.Length > 0)
        {
            return options.Distinct()
                .Select(name => $"There is no option {name}.{Suggest(name, command.Options.Select(option => option.Name))}");
        }

        return parsed.UnmatchedTokens.Take(1)
            .Select(_ => "There is an argument that belongs to no option. Addresses follow --source or --target.");
    }

    private static string Suggest(string word, IEnumerable<string> candidates) =>
        NearestWord.Find(word, candidates) is { } nearest ? $" Did you mean {nearest}?" : "";
}
