using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>What became, or will become, of the rows of a table, in one word.</summary>
internal static class ModeNames
{
    public static string Of(TableMode mode) => mode switch
    {
        TableMode.Synthesize => "synthesized",
        TableMode.Copy => "copied",
        TableMode.Empty => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "An unknown mode."),
    };
}
