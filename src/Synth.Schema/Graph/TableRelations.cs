namespace Synth.Schema;

/// <summary>What the foreign keys of a table are to the generation of its rows.</summary>
/// <param name="PrimaryParent">The key that decides how many rows there are, and under whom; null for a root of families.</param>
/// <param name="Links">The other keys, each of which chooses a row of another table (or of this one), in declared order.</param>
public sealed record TableRelations(ForeignKey? PrimaryParent, ValueList<ForeignKey> Links);
