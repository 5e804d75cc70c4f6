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

    /// <summary>With fewer families that the fit did not see, each half of them is the sample once and targets once.</summary>
    private const int FewFamilies = 100;

    /// <summary>Scores targets: the higher, the more the attacker takes it for a member.</summary>
    /// <returns>The scores; null where the families are too few to be divided.</returns>
    public MembershipScores? Score()
    {
        var divisions = table.ControlFamilies.Distinct().Count() < FewFamilies ? 2UL : 1;
        var found = new List<MembershipScores>();
        for (var half = 0UL; half < divisions; half++)
        {
            if (Score(half) is not { } scores)
            {
                return null;
            }

            found.Add(scores);
        }

        return MembershipScores.OfDivisions(found);
    }

    private MembershipScores? Score(ulong half)
    {
        var controls = families.Derive("controls");
        var reference = RowsOf(table.ControlFamilies, family => (controls.Bits(family) & 1) == half);
        var controlRows = First(
            RowsOf(table.ControlFamilies, family => (controls.Bits(family) & 1) != half), table.ControlFamilies, controls);
        var memberRows = First(RowsOf(table.MemberFamilies, _ => true), table.MemberFamilies, families.Derive("members"));
        if (reference.Length == 0 || controlRows.Length == 0)
        {
            return null;
        }

        var strangers = AttackedTable.Take(table.Controls, reference);
        var population = new NearestRecords(strangers);
        var synthetic = new NearestRecords(table.Synthetic);
        var common = new NearestRecords(CommonRows.Of(table, strangers, families.Derive("common")));
        (double, int)[] Scores(NearestRecords made, float[][] queries, float[] toPopulation, int[] owners)
        {
            var (_, toSynthetic) = made.Find(queries, table.Columns);
            return [.. toSynthetic.Zip(toPopulation, (a, b) => Math.Log((b + Floor) / (a + Floor))).Zip(owners)];
        }

        ((double, int)[] Scores, (double, int)[] Common) Targets(float[][] set, int[] rows, int[] own)
        {
            var (queries, owners) = (AttackedTable.Take(set, rows), Array.ConvertAll(rows, row => own[row]));
            var (_, toPopulation) = population.Find(queries, table.Columns);
            return (Scores(synthetic, queries, toPopulation, owners), Scores(common, queries, toPopulation, owners));
        }

        var members = Targets(table.Members, memberRows, table.MemberFamilies);
        var strange = Targets(table.Controls, controlRows, table.ControlFamilies);
        return new MembershipScores(members.Scores, strange.Scores)
        {
            Common = new MembershipScores(members.Common, strange.Common),
            HasCategories = !table.Columns.All(table.Space.IsNumeric),
        };
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
