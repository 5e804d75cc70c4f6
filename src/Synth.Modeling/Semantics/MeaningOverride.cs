using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What the user says that a column means.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Meaning">What it means; <see cref="SemanticType.None"/> to have it modelled by its values alone.</param>
public sealed record MeaningOverride(TableName Table, string Column, SemanticType Meaning);
