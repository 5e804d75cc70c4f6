using Synth.Schema;

namespace Synth.Connectors;

/// <summary>A schema in a target's terms.</summary>
/// <param name="Schema">The translated schema.</param>
/// <param name="Tables">
/// For each table of the source its counterpart. The columns of a counterpart are those of the source's table, one for one and in
/// order, whatever they are called.
/// </param>
/// <param name="Ledger">What became of each object.</param>
public sealed record SchemaTranslation(DatabaseSchema Schema, IReadOnlyDictionary<TableName, Table> Tables, LossLedger Ledger);
