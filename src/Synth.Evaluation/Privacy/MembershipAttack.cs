using Synth.Data;

namespace Synth.Evaluation;

/// <summary>
/// Carries out membership inference on a table. Whole families are either targets or, half of those that the fit did not see, the
/// attacker's sample of the population: a target whose siblings were in that sample would be taken for a stranger by them alone.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="families">Orders the families of the tree, the same for all its tables, so that what is known of a family can be put
/// together.</param>
/// <param name="limit">The most rows that are targets on each side; the last family is taken whole.</param>
internal sealed class MembershipAttack(AttackedTable table, RandomStream families, int limit)
{
    private const float Floor = 1e-4f;

    /// <summary>Scores targets: the higher, the more the attacker takes it for a member.</summary>
    /// <returns>A score and a family for each target row; none where the families are too few to be divided.</returns>
    public ((double Score, int Family)[] Members, (double Score, int Family)[] Controls) Score()
    {
        var controls = families.Derive("controls");
        var reference = RowsOf(table.ControlFamilies, family => (controls.Bits(family) & 1) == 0);
        var controlRows = First(RowsOf(table.ControlFamilies, family => (controls.Bits(family) & 1) == 1), table.ControlFamilies, controls);
        var memberRows = First(RowsOf(table.MemberFamilies, _ => true), table.MemberFamilies, families.Derive("members"));
        if (reference.Length == 0 || controlRows.Length == 0)
        {
            return ([], []);
        }

        var synthetic = new NearestRecords(table.Synthetic);
        var population = new NearestRecords(AttackedTable.Take(table.Controls, reference));
        (double, int)[] Scores(float[][] set, int[] rows, int[] own)
        {
            var queries = AttackedTable.Take(set, rows);
            var (_, toSynthetic) = synthetic.Find(queries, table.Columns);
            var (_, toPopulation) = population.Find(queries, table.Columns);
            return [.. toSynthetic.Zip(toPopulation, (a, b) => Math.Log((b + Floor) / (a + Floor)))
                .Zip(rows, (score, row) => (score, own[row]))];
        }

        return (Scores(table.Members, memberRows, table.MemberFamilies), Scores(table.Controls, controlRows, table.ControlFamilies));
    }

    private static int[] RowsOf(int[] own, Func<int, bool> isIn) => [.. Enumerable.Range(0, own.Length).Where(row => isIn(own[row]))];

    private int[] First(int[] rows, int[] own, RandomStream order)
    {
        var chosen = new List<int>();
        foreach (var family in rows.GroupBy(row => own[row]).OrderBy(group => order.Bits(group.Key)).TakeWhile(_ => chosen.Count < limit))
        {
            chosen.AddRange(family);
        }

        return [.. chosen];
    }
}
