using Spectre.Console;

namespace Synth.Cli;

/// <summary>Makes consoles over writers.</summary>
internal static class Consoles
{
    // Wide enough that nothing of a line that a program may read is broken.
    private const int PlainWidth = 400;

    public static IAnsiConsole Create(TextWriter writer, bool isTerminal, bool allowsColor)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal && allowsColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!isTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }
}
