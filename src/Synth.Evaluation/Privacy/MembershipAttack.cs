using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Carries out membership inference on a table.</summary>
internal static class MembershipAttack
{
    private const float Floor = 1e-4f;

    /// <summary>Scores targets: the higher, the more the attacker takes it for a member. Half of the controls are the attacker's sample of the population.</summary>
    /// <returns>A score and a family for each target.</returns>
    public static ((double Score, int Family)[] Members, (double Score, int Family)[] Controls) Score(AttackedTable table, RandomStream stream, int limit)
    {
        var order = Draw.Permutation(stream.Derive("halves"), table.Count);
        var (reference, targets) = (order[..(table.Count / 2)], order[(table.Count / 2)..]);
        var controlRows = targets[..Math.Min(limit, targets.Length)];
        var memberRows = Draw.Permutation(stream.Derive("members"), table.Count)[..controlRows.Length];
        var synthetic = new NearestRecords(table.Synthetic);
        var population = new NearestRecords(AttackedTable.Take(table.Controls, reference));
        (double, int)[] Scores(float[][] set, int[] rows, int[] families)
        {
            var queries = AttackedTable.Take(set, rows);
            var (_, toSynthetic) = synthetic.Find(queries, table.Columns);
            var (_, toPopulation) = population.Find(queries, table.Columns);
            return [.. toSynthetic.Zip(toPopulation, (a, b) => Math.Log((b + Floor) / (a + Floor))).Zip(rows, (score, row) => (score, families[row]))];
        }

        return (Scores(table.Members, memberRows, table.MemberFamilies), Scores(table.Controls, controlRows, table.ControlFamilies));
    }
}
