using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Measures how near synthetic rows come to source rows.</summary>
internal static class ClosestRecordsMeter
{
    private const double NearQuantile = 0.01;
    private const float Tie = 1e-6f;
    private const double Z = 1.959963984540054;

    private static readonly DataColumn DistanceColumn = new("distance", ColumnRole.Number, [], [], []);

    /// <summary>Measures.</summary>
    public static ClosestRecords Measure(AttackedTable table, RandomStream stream, int limit)
    {
        var queries = AttackedTable.Take(table.Synthetic, AttackedTable.Targets(stream.Derive("synthetic"), table.SyntheticCount, limit));
        var strangerRows = AttackedTable.Targets(stream.Derive("controls"), table.Count, limit);
        var strangers = AttackedTable.Take(table.Controls, strangerRows);
        var members = new NearestRecords(table.Members);
        var (nearMember, toMember) = members.Find(queries, table.Columns);
        var (nearControl, toControl) = new NearestRecords(table.Controls).Find(queries, table.Columns);
        var (_, strangerDistances) = members.Find(strangers, table.Columns);

        var votes = toMember.Zip(toControl, (a, b) => Math.Abs(a - b) <= Tie ? 0.5 : a < b ? 1.0 : 0.0).ToArray();
        var closer = votes.Average();
        var sorted = strangerDistances.Order().ToArray();
        var radius = sorted[(int)(NearQuantile * sorted.Length)] - Tie;
        var near = ShareDifference.Of(toMember.Count(d => d < radius), votes.Length, toControl.Count(d => d < radius), votes.Length);
        int[] nearFamilies = Array.ConvertAll(nearMember, row => table.MemberFamilies[row]);
        var own = MedianOf(toMember, nearFamilies);
        var others = MedianOf(strangerDistances, Array.ConvertAll(strangerRows, row => table.ControlFamilies[row]));
        var distance = RatioOf(own, others);
        var ratio = MedianOf([.. toMember.Zip(toControl, (a, b) => (a + Tie) / (b + Tie))], nearFamilies);
        return new ClosestRecords(
            closer,
            ClusterInterval(votes, closer, i => votes[i] >= 0.5
                ? table.MemberFamilies[nearMember[i]]
                : -1 - table.ControlFamilies[nearControl[i]]),
            distance.Value,
            distance.Interval,
            near.Value,
            near.Interval,
            ratio.Value,
            ratio.Interval,
            votes.Length,
            DistributionPlotter.Plot(DistanceColumn, strangerDistances.Select(d => (double)d), toMember.Select(d => (double)d)));
    }

    // Votes that one family won stand or fall together.
    private static Interval ClusterInterval(double[] votes, double mean, Func<int, int> clusterOf)
    {
        int[] clusters = [.. Enumerable.Range(0, votes.Length).Select(clusterOf)];
        return Interval.OfClusters(mean, Math.Sqrt(Clusters.VarianceOfMean(votes, clusters)), clusters.Distinct().Count());
    }

    // The median, with the order statistics between which it lies (Conover 1999, section 3.2), of as many values as there are
    // independent ones among those of families.
    private static (double Value, Interval Interval) MedianOf(float[] values, int[] families)
    {
        var sorted = values.Order().ToArray();
        double median = sorted[sorted.Length / 2];
        var trials = Clusters.EffectiveTrials(Array.ConvertAll(values, value => value < median ? 1.0 : 0.0), families);
        double At(double share) => sorted[Math.Clamp((int)(share * sorted.Length), 0, sorted.Length - 1)];
        var half = Z / 2 / Math.Sqrt(trials);
        return (median, new Interval(At(0.5 - half), At(0.5 + half)));
    }

    // A ratio is a difference of logarithms.
    private static (double Value, Interval Interval) RatioOf(
        (double Value, Interval Interval) first, (double Value, Interval Interval) second)
    {
        static double Log(double value) => Math.Log(Math.Max(value, Tie));
        static Interval Logs(Interval interval) => new(Log(interval.Low), Log(interval.High));
        var (own, other) = (Log(first.Value), Log(second.Value));
        var logs = Interval.OfDifference(own, Logs(first.Interval), other, Logs(second.Interval));
        return (Math.Exp(own - other), new Interval(Math.Exp(logs.Low), Math.Exp(logs.High)));
    }
}
