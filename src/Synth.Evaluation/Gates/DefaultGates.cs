using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The gates that hold unless others are asked for. Integrity and privacy stop a run; fidelity warns.</summary>
public static class DefaultGates
{
    private const string Anonymeter =
        "0.09 is the risk that regulators accept for released health data (EMA policy 0070, Health Canada), taken at the lower bound";

    /// <summary>The gates.</summary>
    public static ValueList<QualityGate> All { get; } =
    [
        Stop("integrity.broken", 0, GateBasis.Value, "a promise of the schema holds for every row"),
        Stop("privacy.canaries", 0, GateBasis.Value, "what was planted must not be found (Carlini et al. 2019)"),
        Stop("privacy.texts", 0, GateBasis.Value, "text of one source row is never carried over"),
        Stop("privacy.copied-table", 0, GateBasis.Value, "only reference tables are copied"),
        Stop("privacy.copies", 0.02, GateBasis.LowerBound, "copies beyond coincidence; 2% allows for what both intervals leave open"),
        Stop("privacy.near-copies", 0.05, GateBasis.LowerBound, "beyond what unseen rows show; 5% allows for what small sets leave open"),
        Stop("privacy.closer", 0.6, GateBasis.LowerBound,
            "0.5 is ideal (Platzer and Reutterer 2021); resampling within small leaves raises it without copying anyone"),
        Stop("privacy.membership", 0.55, GateBasis.LowerBound, "an attacker who is right in 55 of 100 cases has learned next to nothing"),
        Stop("privacy.families", 0.55, GateBasis.LowerBound, "the same for a person with everything below"),
        Stop("privacy.disclosure", 0.2, GateBasis.LowerBound, "the published threshold (El Emam et al. 2022)"),
        Stop("privacy.inference", AttributeInference.LeastRoom, GateBasis.LowerBound,
            "no threshold is published; verbatim copies of 15 of 100 source rows would give as much away, by the definition of the risk"),
        Stop("privacy.singling-out", 0.09, GateBasis.LowerBound, Anonymeter),
        Stop("privacy.linkability", 0.09, GateBasis.LowerBound, Anonymeter),
        Warn("rules.kept", 0.05, GateBasis.BeyondCeiling, "one row in twenty breaks what the source's rows keep"),
        Warn("privacy.rare", 0, GateBasis.Value, "a category of fewer than five families points at them"),
        Warn("privacy.extremes", 0, GateBasis.Value, "the largest value of a column points at its owner"),
        Warn("column.distance", 0.15, GateBasis.BeyondCeiling, "a shape that people notice"),
        Warn("column.missing", 0.05, GateBasis.BeyondCeiling, "one value in twenty"),
        Warn("missing.patterns", 0.1, GateBasis.BeyondCeiling, "one row in ten"),
        Warn("pairs.associated", 0.1, GateBasis.BeyondCeiling, "a fifth of a correlation"),
        Warn("pairs.worst", 0.2, GateBasis.BeyondCeiling, "two fifths of a correlation in one pair"),
        Warn("key.associated", 0.1, GateBasis.BeyondCeiling, "a fifth of a correlation"),
        Warn("key.lost", 0.33, GateBasis.LowerBound, "a third of what makes children belong to their parents is lost, beyond chance"),
        Warn("key.counts", 0.1, GateBasis.BeyondCeiling, "one parent in ten with another number of children"),
        Warn("detection.rows", 0.2, GateBasis.BeyondCeiling, "seven pairs in ten told apart where real rows are not"),
        Warn("detection.children", 0.2, GateBasis.BeyondCeiling, "children that belong neither to each other nor to their parent"),
        Warn("detection.parents", 0.2, GateBasis.BeyondCeiling, "children that do not belong to their parents"),
    ];

    private static QualityGate Stop(string metric, double limit, GateBasis basis, string reason) =>
        new(metric, limit, basis, Stops: true) { Reason = reason };

    private static QualityGate Warn(string metric, double limit, GateBasis basis, string reason) =>
        new(metric, limit, basis, Stops: false) { Reason = reason };
}
