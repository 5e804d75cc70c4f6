namespace Synth.Cluster;

/// <summary>
/// Rows a second over the last seconds. Workers tell of their rows now and then, so that the difference of two looks says little.
/// </summary>
/// <param name="clock">Tells the time.</param>
internal sealed class LoadRate(TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(1);

    private readonly Queue<(long Moment, long Rows)> looks = new();

    /// <summary>Takes how many rows there are now.</summary>
    /// <returns>Rows a second; 0 while that is not known.</returns>
    public double Note(long rows)
    {
        var now = clock.GetTimestamp();
        looks.Enqueue((now, rows));
        while (looks.Count > 2 && clock.GetElapsedTime(looks.Peek().Moment, now) > Window)
        {
            looks.Dequeue();
        }

        var (begin, before) = looks.Peek();
        var elapsed = clock.GetElapsedTime(begin, now);
        // What a worker told and then lost is no load backwards.
        return elapsed < LeastTime ? 0 : Math.Max(0, rows - before) / elapsed.TotalSeconds;
    }
}
