namespace Synth.Evaluation;

/// <summary>
/// How far rows belong to the row that a foreign key leads to, and to their siblings there. Boosted trees learn from some of the source's
/// parents to tell a row, with what else it links to, beside its own parent and a sibling from a row beside a stranger's; what they tell of
/// other parents is dependence, whatever its form, and keys that lead anywhere have none of it. Where parents are few and the same on both
/// sides, other families of the rows are asked in place of other parents.
/// </summary>
/// <param name="Source">The area under the ROC curve on source rows of other parents.</param>
/// <param name="Synthetic">The area on synthetic rows.</param>
/// <param name="Lost">The part of what the first exceeds 0.5 by that the second lacks; 1 is what shuffled keys give.</param>
/// <param name="LostInterval">Its 95% interval, in which all rows of a parent, or of a family, stand or fall together.</param>
/// <param name="Rows">Rows that were asked; of the smaller side.</param>
public sealed record KeyDependence(double Source, double Synthetic, double Lost, Interval LostInterval, int Rows);
