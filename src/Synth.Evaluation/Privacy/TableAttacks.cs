using Synth.Data;
using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// The attacks of the three risks that the European data protection board names (WP 216), after Anonymeter (Giomi et al. 2023).
/// </summary>
/// <param name="table">The table.</param>
/// <param name="stream">Makes the random choices.</param>
/// <param name="limit">The most attacks of a kind.</param>
internal sealed class TableAttacks(AttackedTable table, RandomStream stream, int limit)
{
    private const int Secrets = 3;
    private const float NumericTolerance = 0.05f;

    private readonly int[] memberTargets = AttackedTable.Targets(stream.Derive("members"), table.Count, limit);
    private readonly int[] controlTargets = AttackedTable.Targets(stream.Derive("controls"), table.Count, limit);

    /// <summary>For some columns: the attacker knows all others and guesses this one from the nearest synthetic row.</summary>
    public ValueList<AttributeInference> InferAttributes()
    {
        var secrets = Draw.Permutation(stream.Derive("secrets"), table.Columns.Length).Take(Secrets).Order();
        return secrets.Select(secret => new AttributeInference(table.Space.NameOf(secret), InferAttribute(secret))).ToValueList();
    }

    /// <summary>
    /// The attacker knows two disjoint halves of the columns of a person from two files, and takes them for one person when both lead to
    /// one synthetic row.
    /// </summary>
    public AttackRisk Link()
    {
        var order = Draw.Permutation(stream.Derive("halves"), table.Columns.Length);
        var (first, second) = (order[..(order.Length / 2)], order[(order.Length / 2)..]);
        var synthetic = new NearestRecords(table.Synthetic);
        (bool, int)[] Linked(float[][] set, int[] rows, int[] families)
        {
            var queries = AttackedTable.Take(set, rows);
            var (a, _) = synthetic.Find(queries, first);
            var (b, _) = synthetic.Find(queries, second);
            return [.. rows.Index().Select(entry => (a[entry.Index] == b[entry.Index], families[entry.Item]))];
        }

        return AttackRisk.Of(
            Linked(table.Members, memberTargets, table.MemberFamilies), Linked(table.Controls, controlTargets, table.ControlFamilies));
    }

    private AttackRisk InferAttribute(int secret)
    {
        var known = table.Columns.Where(column => column != secret).ToArray();
        var synthetic = new NearestRecords(table.Synthetic);
        var tolerance = table.Space.IsNumeric(secret) ? NumericTolerance : 0;
        (bool, int)[] Right(float[][] set, int[] rows, int[] families)
        {
            var (guesses, _) = synthetic.Find(AttackedTable.Take(set, rows), known);
            return [.. rows.Index().Select(entry => (
                Math.Abs(set[secret][entry.Item] - table.Synthetic[secret][guesses[entry.Index]]) <= tolerance, families[entry.Item]))];
        }

        return AttackRisk.Of(
            Right(table.Members, memberTargets, table.MemberFamilies), Right(table.Controls, controlTargets, table.ControlFamilies));
    }
}
