using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Measures membership disclosure by matching.</summary>
internal static class MembershipDisclosureMeter
{
    private const int Bins = 20;

    /// <summary>Measures. Numbers are equal when they are in the same twentieth of their range.</summary>
    public static MembershipDisclosure Measure(AttackedTable table, RandomStream stream, int limit)
    {
        var synthetic = new NearestRecords(Discretize(table, table.Synthetic));
        int[] Hamming(float[][] set, string label)
        {
            var rows = AttackedTable.Targets(stream.Derive(label), table.Count, limit);
            var (_, distances) = synthetic.Find(Discretize(table, AttackedTable.Take(set, rows)), table.Columns);
            return Array.ConvertAll(distances, distance => (int)Math.Round(distance * table.Columns.Length));
        }

        var (members, controls) = (Hamming(table.Members, "members"), Hamming(table.Controls, "controls"));
        return Enumerable.Range(0, table.Columns.Length + 1)
            .Select(bound => (Bound: bound, Score: F1(members.Count(d => d <= bound), controls.Count(d => d <= bound), members.Length)))
            .OrderByDescending(entry => entry.Score)
            .Select(entry => Describe(entry.Score, entry.Bound, members.Length))
            .First();
    }

    private static MembershipDisclosure Describe(double score, int bound, int targets)
    {
        var interval = Interval.OfProportion(score * targets, targets);
        return new MembershipDisclosure(score, Relative(score),
            new Interval(Relative(interval.Low), Relative(interval.High)), bound, targets);
    }

    private static double Relative(double score) => (score - MembershipDisclosure.NaiveScore) / (1 - MembershipDisclosure.NaiveScore);

    private static double F1(int hits, int falseHits, int members) => hits == 0 ? 0 : 2.0 * hits / (hits + falseHits + members);

    private static float[][] Discretize(AttackedTable table, float[][] set) =>
        [.. set.Select((column, i) => table.Space.IsNumeric(i) ? Array.ConvertAll(column, value => MathF.Floor(value * Bins)) : column)];
}
