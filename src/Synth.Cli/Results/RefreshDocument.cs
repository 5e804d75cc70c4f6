using Synth.Engine;

namespace Synth.Cli.Results;

/// <summary>The result of a refresh as a JSON document.</summary>
/// <param name="Fit">Why a model was fitted: none, noModel, asked, aged or drifted.</param>
/// <param name="Drift">How the source differs from what the kept model was fitted to.</param>
/// <param name="Replaced">The run whose rows were replaced and are kept; null where there were none, <c>unmarked</c> where no run made
/// them.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Added">The families that were added to the rows that were there; null where all rows are new.</param>
/// <param name="Run">The run that made the new rows.</param>
internal sealed record RefreshDocument(
    FitReason Fit, IEnumerable<DriftDocument.Entry> Drift, string? Replaced, int Attempts, RefreshDocument.Families? Added, RunDocument Run)
{
    public static RefreshDocument Of(RefreshResult result, RunDocument run) =>
        new(
            result.Fit,
            result.Drift.Select(DriftDocument.Entry.Of),
            result.Replaced?.RunId,
            result.Attempts,
            Families.Of(result.Added),
            run);

    /// <summary>Families that were added.</summary>
    /// <param name="Root">The table of their roots.</param>
    /// <param name="Count">How many.</param>
    internal sealed record Families(string Root, int Count)
    {
        public static Families? Of(FamilyAppend? added) => added is { Root: { } root } ? new Families(root.ToString(), added.Count) : null;
    }
}
