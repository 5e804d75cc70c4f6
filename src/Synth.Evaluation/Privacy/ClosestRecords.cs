namespace Synth.Evaluation;

/// <summary>
/// How near synthetic rows come to source rows (Platzer and Reutterer 2021). Necessary, not sufficient: a copy shows here, but passing
/// proves little (Yao et al. 2025).
/// </summary>
/// <param name="CloserToSource">The share of synthetic rows that are nearer to a source row than to an equally numerous set of unseen rows;
/// ties count half. 0.5 = no memory.</param>
/// <param name="CloserInterval">Its 95% interval, which allows for rows whose nearest rows are of one family.</param>
/// <param name="DistanceRatio">The median distance of synthetic rows to the source over that of unseen rows to the source; 1 = as far as
/// strangers.</param>
/// <param name="DistanceRatioInterval">Its 95% interval.</param>
/// <param name="NearCopies">
/// The share of synthetic rows that are nearer to the source than 99% of unseen rows are, less the share that are as near to an equally
/// numerous set of unseen rows; 0 is expected. Rows that may occur once only (the race of a day) keep real rows apart, hence the
/// difference.
/// </param>
/// <param name="NearCopiesInterval">Its 95% interval.</param>
/// <param name="NeighbourRatio">The median ratio of a synthetic row's distance to its nearest source row and to its nearest unseen
/// row.</param>
/// <param name="NeighbourRatioInterval">Its 95% interval.</param>
/// <param name="Rows">Synthetic rows that were measured.</param>
/// <param name="Plot">The distances of unseen rows (as source) and of synthetic rows to the source.</param>
public sealed record ClosestRecords(
    double CloserToSource,
    Interval CloserInterval,
    double DistanceRatio,
    Interval DistanceRatioInterval,
    double NearCopies,
    Interval NearCopiesInterval,
    double NeighbourRatio,
    Interval NeighbourRatioInterval,
    int Rows,
    Distribution Plot);
