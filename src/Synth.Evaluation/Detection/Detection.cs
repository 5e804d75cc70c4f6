using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// What a classifier two-sample test found (Lopez-Paz and Oquab 2017): how well gradient-boosted trees tell source rows from synthetic ones
/// when they are asked about rows that they did not learn from.
/// </summary>
/// <param name="Area">The area under the ROC curve; 0.5 = cannot be told apart, 1 = always told apart.</param>
/// <param name="AreaInterval">Its 95% interval.</param>
/// <param name="Accuracy">The share of rows that are told right, with classes of equal size.</param>
/// <param name="AccuracyInterval">Its 95% interval.</param>
/// <param name="PropensityError">
/// The mean squared distance of the predicted probability from one half (pMSE, Snoke et al. 2018), 0 to 0.25; its expectation for equal
/// laws is near 0.
/// </param>
/// <param name="PropensityInterval">Its 95% interval, by how much it differs from row to row.</param>
/// <param name="RowsPerSide">Rows of each side.</param>
/// <param name="GiveAways">The variables that helped most.</param>
public sealed record Detection(
    double Area,
    Interval AreaInterval,
    double Accuracy,
    Interval AccuracyInterval,
    double PropensityError,
    Interval PropensityInterval,
    int RowsPerSide,
    ValueList<GiveAway> GiveAways);
