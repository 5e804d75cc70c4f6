using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>Everything that was measured of a table.</summary>
public sealed record TableReport
{
    /// <summary>The table of the source.</summary>
    public required TableName Table { get; init; }

    /// <summary>Its columns.</summary>
    public required ValueList<ColumnShape> Columns { get; init; }

    /// <summary>Whether its rows are copied on purpose.</summary>
    public required bool IsReference { get; init; }

    /// <summary>Whether both sides have it row for row, so that rows are not told apart.</summary>
    public required bool IsFixed { get; init; }

    /// <summary>Rows of the source.</summary>
    public required long SourceRows { get; init; }

    /// <summary>Rows of the synthetic database.</summary>
    public required long SyntheticRows { get; init; }

    /// <summary>Rows of the source that were looked at and that the fit saw.</summary>
    public required int MemberRows { get; init; }

    /// <summary>Unseen rows that were looked at.</summary>
    public required int HoldoutRows { get; init; }

    /// <summary>Synthetic rows against the source; null for a table that is empty in the source.</summary>
    public required TableFidelity? Fidelity { get; init; }

    /// <summary>Unseen rows against the source: what real data scores; null without unseen rows.</summary>
    public required TableFidelity? Ceiling { get; init; }

    /// <summary>What synthetic rows teach; null where nothing can be predicted.</summary>
    public required TableUtility? Utility { get; init; }

    /// <summary>What they give away; null for a reference table.</summary>
    public required TablePrivacy? Privacy { get; init; }
}
