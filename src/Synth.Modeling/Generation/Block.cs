using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A range of roots that is generated at once, with all that descends from them.</summary>
/// <param name="Root">The table of the roots.</param>
/// <param name="Begin">The first root.</param>
/// <param name="Length">How many roots.</param>
internal sealed record Block(TableName Root, long Begin, int Length);
