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
        var strangers = AttackedTable.Take(table.Controls, AttackedTable.Targets(stream.Derive("controls"), table.Count, limit));
        var members = new NearestRecords(table.Members);
        var (nearMember, toMember) = members.Find(queries, table.Columns);
        var (nearControl, toControl) = new NearestRecords(table.Controls).Find(queries, table.Columns);
        var (_, strangerDistances) = members.Find(strangers, table.Columns);

        var votes = toMember.Zip(toControl, (a, b) => Math.Abs(a - b) <= Tie ? 0.5 : a < b ? 1.0 : 0.0).ToArray();
        var closer = votes.Average();
        var sorted = strangerDistances.Order().ToArray();
        var radius = sorted[(int)(NearQuantile * sorted.Length)] - Tie;
        var near = ShareDifference.Of(toMember.Count(d => d < radius), votes.Length, toControl.Count(d => d < radius), votes.Length);
        return new ClosestRecords(
            closer,
            ClusterInterval(votes, closer, i => votes[i] >= 0.5
                ? table.MemberFamilies[nearMember[i]]
                : -1 - table.ControlFamilies[nearControl[i]]),
            Median(toMember) / Math.Max(Median(strangerDistances), 1e-6),
            near.Value,
            near.Interval,
            Median([.. toMember.Zip(toControl, (a, b) => (a + Tie) / (b + Tie))]),
            votes.Length,
            DistributionPlotter.Plot(DistanceColumn, strangerDistances.Select(d => (double)d), toMember.Select(d => (double)d)));
    }

    // Votes that one family won stand or fall together.
    private static Interval ClusterInterval(double[] votes, double mean, Func<int, int> clusterOf)
    {
        var half = Z * Math.Sqrt(Clusters.VarianceOfMean(votes, [.. Enumerable.Range(0, votes.Length).Select(clusterOf)]));
        return new Interval(Math.Max(0, mean - half), Math.Min(1, mean + half));
    }

    private static double Median(float[] values) => values.Order().ElementAt(values.Length / 2);
}
