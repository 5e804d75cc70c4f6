using Synth.Evaluation;
using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>What a run did.</summary>
/// <param name="RunId">The run's identifier, as in the target's marker.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Tables">One result per table, in the order of the plan.</param>
/// <param name="Certificate">What the target engine verified.</param>
/// <param name="Ledger">What became of the source's objects.</param>
/// <param name="Seconds">The whole run, in seconds.</param>
public sealed record RunResult(
    string RunId, long Seed, ValueList<TableResult> Tables, IntegrityCertificate Certificate, LossLedger Ledger, double Seconds)
{
    /// <summary>What the evaluation found; null when none was made.</summary>
    public EvaluationReport? Evaluation { get; init; }

    /// <summary>The model that the rows are of; null where it is not at hand.</summary>
    public RelationalModel? Model { get; init; }
}
