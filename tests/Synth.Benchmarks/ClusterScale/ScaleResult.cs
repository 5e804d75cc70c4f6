namespace Synth.Benchmarks.ClusterScale;

/// <summary>What a simulated run came to.</summary>
/// <param name="Workers">Workers at once.</param>
/// <param name="TargetRate">Rows a second that the target takes at most.</param>
/// <param name="SettleSeconds">Until the first worker loads.</param>
/// <param name="LoadSeconds">From then until all is loaded.</param>
/// <param name="FinishSeconds">Keys, indexes, verification.</param>
/// <param name="Failures">Workers that failed.</param>
/// <param name="Calls">Calls to the coordinator.</param>
/// <param name="BoardSeconds">What its board took for them, measured.</param>
/// <param name="BoardBytes">What its board holds at the end, measured.</param>
internal sealed record ScaleResult(
    int Workers,
    double TargetRate,
    double SettleSeconds,
    double LoadSeconds,
    double FinishSeconds,
    int Failures,
    long Calls,
    double BoardSeconds,
    long BoardBytes)
{
    /// <summary>The whole run, in hours.</summary>
    public double Hours => (SettleSeconds + LoadSeconds + FinishSeconds) / 3600;

    /// <summary>Calls a second while rows are loaded.</summary>
    public double CallRate => Calls / LoadSeconds;

    /// <summary>The part of one core that the coordinator is busy.</summary>
    public double CoordinatorLoad(ScaleConstants constants) => (BoardSeconds + (Calls * constants.CallSeconds)) / LoadSeconds;
}
