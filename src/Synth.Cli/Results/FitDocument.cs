using Synth.Connectors;
using Synth.Modeling;

namespace Synth.Cli.Results;

/// <summary>The result of a fit as a JSON document.</summary>
internal sealed record FitDocument(
    string Model,
    long SizeBytes,
    string Source,
    long Seed,
    IEnumerable<FitDocument.TableEntry> Tables,
    IEnumerable<RuleEntry> Rules,
    IReadOnlyCollection<string> RulesUnmet,
    IEnumerable<SiblingEntry> Siblings,
    IEnumerable<LimitEntry> Limits,
    PrivacyStatement? Privacy,
    double Seconds)
{
    public static FitDocument Of(RelationalModel model, DatabaseAddress source, string path, long sizeBytes, long seed, double seconds) =>
        new(
        path,
        sizeBytes,
        source.ToString(),
        seed,
        model.Plan.Tables.Select(table =>
            new TableEntry(table.Name.ToString(), ModeNames.Of(table.Mode), table.Reason, table.SourceRowCount)),
        model.Rules.Select(RuleEntry.Of),
        [.. model.RulesUnmet],
        model.SiblingTrials.Select(SiblingEntry.Of),
        model.Limits.Select(LimitEntry.Of),
        model.Privacy,
        Math.Round(seconds, 3));

    internal sealed record TableEntry(string Table, string Rows, string Reason, long SourceRows);
}
