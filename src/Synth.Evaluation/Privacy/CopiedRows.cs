namespace Synth.Evaluation;

/// <summary>Synthetic rows that equal a real row in all columns that classifiers see.</summary>
/// <param name="InSource">The share of synthetic rows that occur in the source.</param>
/// <param name="InMembers">The share that occurs in some source rows, as many as there are unseen rows.</param>
/// <param name="InHoldout">The share that occurs in the unseen rows: coincidence.</param>
/// <param name="Recombined">
/// By how much the second exceeds the third where columns are put together anew, which no copy survives: what single columns tell.
/// </param>
/// <param name="Excess">The second less the third and the fourth.</param>
/// <param name="ExcessInterval">Its 95% interval.</param>
public sealed record CopiedRows(
    double InSource, double InMembers, double InHoldout, double Recombined, double Excess, Interval ExcessInterval);
