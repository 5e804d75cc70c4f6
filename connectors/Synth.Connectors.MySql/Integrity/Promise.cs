using Synth.Schema;

namespace Synth.Connectors.MySql.Integrity;

/// <summary>One promise of a schema, and how to count what breaks it.</summary>
/// <param name="Kind">What is promised.</param>
/// <param name="Table">The table.</param>
/// <param name="Subject">The constraint or column, for people.</param>
/// <param name="CountInRows">An aggregate over the rows of the table; null when a pass over them cannot tell.</param>
/// <param name="CountByQuery">A query of one number, added to the former; null when it is not needed.</param>
internal sealed record Promise(IntegrityCheckKind Kind, TableName Table, string Subject, string? CountInRows, string? CountByQuery = null)
{
    /// <summary>Whether the engine holds rows to it.</summary>
    public bool IsBinding { get; init; } = true;
}
