using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>The tables that a change concerns.</summary>
/// <param name="Alone">Those that no other change may concern meanwhile.</param>
/// <param name="Shared">Those that others may share in the same way.</param>
internal sealed record TableUse(ValueList<TableName> Alone, ValueList<TableName> Shared);
