using Synth.Schema;

namespace Synth.Connectors.SqlServer.Integrity;

/// <summary>One promise of a schema, and how to count what breaks it.</summary>
/// <param name="Kind">What is promised.</param>
/// <param name="Table">The table.</param>
/// <param name="Subject">The constraint or column, for people.</param>
/// <param name="Guarantee">What the catalog must have so that the engine itself vouches for it; null when only rows can tell.</param>
/// <param name="CountViolations">A query of one number: how often it is broken.</param>
internal sealed record Promise(IntegrityCheckKind Kind, TableName Table, string Subject, Guarantee? Guarantee, string CountViolations)
{
    /// <summary>Whether the engine holds rows to it.</summary>
    public bool IsBinding { get; init; } = true;
}
