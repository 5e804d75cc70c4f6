using System.CommandLine;
using System.CommandLine.Help;

namespace Synth.Cli.Help;

/// <summary>Gives commands their help.</summary>
internal static class HelpSetup
{
    // Fixed, so that the same text appears everywhere.
    private const int Width = 110;

    /// <summary>Has a command show examples before its options, and a closing text after them.</summary>
    public static void ShowExamplesFirst(this Command command, IReadOnlyList<string> examples, string closing = "")
    {
        var action = new ExamplesFirstHelp(new HelpAction { MaxWidth = Width }, examples, closing);
        if (command.Options.OfType<HelpOption>().FirstOrDefault() is { } inherited)
        {
            inherited.Action = action;
        }
        else
        {
            command.Options.Add(new HelpOption { Action = action });
        }
    }

    /// <summary>Whether a command line asks for help, whatever else is wrong with it.</summary>
    public static bool IsHelpWanted(this ParseResult parsed) => parsed.Action is ExamplesFirstHelp;
}
