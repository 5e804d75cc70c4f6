using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Rows of one table, and the family that each belongs to.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">The rows; whoever receives them disposes them.</param>
/// <param name="Families">The number of each row's family among those that are added, from 0. Shape [rows].</param>
public sealed record FamilyRows(TableName Table, RecordBatch Rows, IReadOnlyList<int> Families);
