using Synth.Connectors;
using Synth.Engine;
using Synth.Evaluation;
using Synth.Schema;

namespace Synth.Cli.Results;

/// <summary>Tells a report of the run that it belongs to.</summary>
internal static class ReportContexts
{
    public static ReportContext Of(RunResult result, DatabaseAddress source, DatabaseAddress target) => new()
    {
        Source = source.ToString(),
        Synthetic = target.ToString(),
        RunId = result.RunId,
        Seed = result.Seed,
        Certificate = Enum.GetValues<IntegrityCheckKind>()
            .Select(kind => (Kind: kind, Count: result.Certificate.CountOf(kind)))
            .Where(entry => entry.Count.All > 0)
            .Select(entry => new CertificateLine(CertificateSummary.NameOf(entry.Kind), entry.Count.Kept, entry.Count.All))
            .ToValueList(),
        Ledger = result.Ledger.Losses.ToValueList(),
        Notes = result.Model is { } model ? ModelNotes.Of(model).ToValueList() : ModelNotes.Unknown,
        Timings = result.Tables.Where(table => table.Seconds > 0)
            .Select(table => new TimedPart($"Loading {table.Table}", table.Seconds))
            .Append(new TimedPart("Whole run", result.Seconds))
            .ToValueList(),
    };
}
