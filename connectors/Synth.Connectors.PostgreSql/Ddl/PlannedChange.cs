using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>A change of the schema with its place in its phase.</summary>
/// <param name="Number">The place, from 0.</param>
/// <param name="Change">The change.</param>
internal sealed record PlannedChange(int Number, SchemaChange Change);
