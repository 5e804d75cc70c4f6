using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>A way of making siblings that was tried, in a JSON document.</summary>
internal sealed record SiblingEntry(string Table, string Way, double Families, double Rows, double Nearer, bool Kept)
{
    public static SiblingEntry Of(SiblingTrial trial) => new(
        trial.Table.ToString(), trial.Way, Math.Round(trial.Families, 3),
        Math.Round(trial.Rows, 3), Math.Round(trial.Nearer, 3), trial.IsKept);
}
