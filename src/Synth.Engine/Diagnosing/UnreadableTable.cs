using Synth.Schema;

namespace Synth.Engine;

/// <summary>A table that the role may not read, or whose rows cannot be read.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reason">What the connector says of it, and what to do; no value of the data.</param>
public sealed record UnreadableTable(TableName Table, string Reason);
