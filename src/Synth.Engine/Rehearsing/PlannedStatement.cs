using Synth.Schema;

namespace Synth.Engine;

/// <summary>A statement that a run would have the target carry out.</summary>
/// <param name="Phase">Before the rows or after them.</param>
/// <param name="Sql">The statement, in the target's dialect.</param>
public sealed record PlannedStatement(SchemaPhase Phase, string Sql);
