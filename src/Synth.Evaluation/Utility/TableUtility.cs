namespace Synth.Evaluation;

/// <summary>
/// What a predictive model is worth that learned from synthetic rows: trained on them, tested on real rows that nobody learned from
/// (train on synthetic, test on real; Esteban et al. 2017).
/// </summary>
/// <param name="Target">The column that is predicted: the one that the source's other columns and parents predict best.</param>
/// <param name="Measure">Of the quality: area (mean area under the ROC curves of the classes) or r2 (explained variance).</param>
/// <param name="FromSource">The quality when trained on the source.</param>
/// <param name="FromSynthetic">The quality when trained on synthetic rows.</param>
/// <param name="Kept">The part of the skill above chance that is left; null when the source itself teaches next to nothing.</param>
/// <param name="KeptInterval">
/// Its 95% interval, by how much it depends on which families are tested, the trained models being what they are; null with fewer than two.
/// </param>
/// <param name="TestRows">Rows of the test.</param>
public sealed record TableUtility(
    string Target,
    string Measure,
    double FromSource,
    double FromSynthetic,
    double? Kept,
    Interval? KeptInterval,
    int TestRows);
