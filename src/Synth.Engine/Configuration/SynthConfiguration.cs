using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>What a configuration file says, checked. What it leaves open is null or empty. Immutable and value-equal.</summary>
public sealed record SynthConfiguration
{
    /// <summary>A configuration that says nothing.</summary>
    public static SynthConfiguration Empty { get; } = new();

    /// <summary>The source.</summary>
    public ConfiguredDatabase Source { get; init; } = new();

    /// <summary>The target.</summary>
    public ConfiguredDatabase Target { get; init; } = new();

    /// <summary>The key of all random choices.</summary>
    public long? Seed { get; init; }

    /// <summary>Rows relative to the source's.</summary>
    public double? Scale { get; init; }

    /// <summary>Threads that work at once.</summary>
    public int? Workers { get; init; }

    /// <summary>The memory that a run may take, in MB.</summary>
    public int? MemoryMb { get; init; }

    /// <summary>The effort of the fit.</summary>
    public Quality? Quality { get; init; }

    /// <summary>What becomes of tables that are not as the plan would have them.</summary>
    public TableSelection Tables { get; init; } = TableSelection.All;

    /// <summary>Keys that the source does not declare.</summary>
    public ValueList<VirtualKey> VirtualKeys { get; init; } = [];

    /// <summary>How much of the source may show.</summary>
    public PrivacySettings Privacy { get; init; } = new();

    /// <summary>Which rules are kept besides those that are found.</summary>
    public RuleSettings Rules { get; init; } = RuleSettings.None;

    /// <summary>The share of values that become edge cases.</summary>
    public double? EdgeCases { get; init; }

    /// <summary>How synthetic rows are judged.</summary>
    public JudgingSettings Judging { get; init; } = new();

    /// <summary>Statements that are carried out on the target.</summary>
    public HookSettings Hooks { get; init; } = HookSettings.None;

    /// <summary>What a refresh does when the source's schema has changed.</summary>
    public DriftPolicy? Drift { get; init; }

    /// <summary>The share of its rows by which a table must grow or shrink for that to be drift; null not to count rows.</summary>
    public double? DriftRows { get; init; }

    /// <summary>The population stability index from which on a column's values have drifted; null not to compare values.</summary>
    public double? DriftValues { get; init; }

    /// <summary>The identifiers of warnings that are known and accepted.</summary>
    public ValueList<string> Acknowledge { get; init; } = [];
}
