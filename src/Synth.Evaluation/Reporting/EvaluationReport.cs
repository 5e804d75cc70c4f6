using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>What an evaluation found.</summary>
public sealed record EvaluationReport
{
    /// <summary>Where the unseen rows come from.</summary>
    public required HoldoutKind Holdout { get; init; }

    /// <summary>How much work it was.</summary>
    public required EvaluationOptions Options { get; init; }

    /// <summary>The tables, parents before children.</summary>
    public required ValueList<TableReport> Tables { get; init; }

    /// <summary>The foreign keys.</summary>
    public required ValueList<KeyReport> Keys { get; init; }

    /// <summary>Promises of the schema that are broken.</summary>
    public required ValueList<BrokenPromise> Broken { get; init; }

    /// <summary>Rules of the source.</summary>
    public required ValueList<RuleOutcome> Rules { get; init; }

    /// <summary>How well whole families of the source are recognised.</summary>
    public ValueList<FamilyMembership> Families { get; init; } = [];

    /// <summary>Every number that gates can ask for.</summary>
    public required ValueList<Figure> Figures { get; init; }

    /// <summary>What the gates found.</summary>
    public required ValueList<GateResult> Gates { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The time that it took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>The gates that fail the run.</summary>
    public IEnumerable<GateResult> Failures => Gates.Where(gate => gate.Gate.Stops && !gate.IsPassed);

    /// <summary>The gates that are not passed but fail nothing.</summary>
    public IEnumerable<GateResult> Warnings => Gates.Where(gate => !gate.Gate.Stops && !gate.IsPassed);

    /// <summary>Whether the run may go on.</summary>
    public bool IsPassed => !Failures.Any();
}
