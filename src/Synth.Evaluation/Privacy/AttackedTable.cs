using Synth.Data;

namespace Synth.Evaluation;

/// <summary>
/// What attacks on one table work with: equally many rows that the fit saw (members) and that it did not (controls), and synthetic rows. No
/// row is both a target and in a set that it is compared with, save where the attack means it.
/// </summary>
internal sealed class AttackedTable
{
    private const int SetPerTarget = 5;

    /// <summary>The fewest members and controls by which anything can be told.</summary>
    public const int MinRows = 50;

    /// <summary>The fewest columns by which rows can be recognised.</summary>
    public const int MinColumns = 3;

    /// <summary>
    /// The fewest families on either side: fewer tell of themselves, not of all. So many clusters are few, but intervals of theirs hold
    /// (Cameron and Miller 2015, section VI).
    /// </summary>
    public const int MinFamilies = 20;

    private AttackedTable(RecordSpace space, float[][] members, float[][] controls,
        float[][] synthetic, int[] memberFamilies, int[] controlFamilies)
    {
        Space = space;
        Members = members;
        Controls = controls;
        Synthetic = synthetic;
        MemberFamilies = memberFamilies;
        ControlFamilies = controlFamilies;
        Columns = [.. Enumerable.Range(0, space.Width)];
    }

    public RecordSpace Space { get; }

    /// <summary>Rows that the fit saw. Shape [columns][rows].</summary>
    public float[][] Members { get; }

    /// <summary>As many rows that it did not see.</summary>
    public float[][] Controls { get; }

    /// <summary>Synthetic rows.</summary>
    public float[][] Synthetic { get; }

    /// <summary>The family of each member.</summary>
    public int[] MemberFamilies { get; }

    /// <summary>The family of each control.</summary>
    public int[] ControlFamilies { get; }

    /// <summary>All columns.</summary>
    public int[] Columns { get; }

    public int Count => MemberFamilies.Length;

    public int SyntheticCount => Synthetic[0].Length;

    /// <summary>The table, or null where it has too few rows, families or columns.</summary>
    /// <param name="table">The table.</param>
    /// <param name="members">The rows that the fit saw.</param>
    /// <param name="controls">The rows that it did not see.</param>
    /// <param name="synthetic">The synthetic rows.</param>
    /// <param name="stream">Chooses rows where there are too many.</param>
    /// <param name="targets">The most rows that are attacked; the sets that they are looked for in are five times as large.</param>
    public static AttackedTable? Of(TableScope table, Population members,
        Population controls, Population synthetic, RandomStream stream, int targets)
    {
        var (source, holdout, made) = (members.Data[table.Name], controls.Data[table.Name], synthetic.Data[table.Name]);
        var count = Math.Min(SetPerTarget * targets, Math.Min(members.RowsOf(table.Name).Length, controls.RowsOf(table.Name).Length));
        var space = RecordSpace.Of(source, members.RowsOf(table.Name));
        if (count < MinRows || space.Width < MinColumns || made.RowCount == 0
            || FamiliesOf(members, table) < MinFamilies || FamiliesOf(controls, table) < MinFamilies)
        {
            return null;
        }

        var memberRows = Draw.Some(stream.Derive("members"), members.RowsOf(table.Name), count);
        var controlRows = Draw.Some(stream.Derive("controls"), controls.RowsOf(table.Name), count);
        var syntheticRows = Draw.Some(stream.Derive("synthetic"), synthetic.RowsOf(table.Name), SetPerTarget * targets);
        return new AttackedTable(
            space,
            space.Place(source, memberRows),
            space.Place(holdout, controlRows),
            space.Place(made, syntheticRows),
            Array.ConvertAll(memberRows, row => source.Families[row]),
            Array.ConvertAll(controlRows, row => holdout.Families[row]));
    }

    private static int FamiliesOf(Population side, TableScope table) =>
        side.RowsOf(table.Name).Select(row => side.Data[table.Name].Families[row]).Distinct().Count();

    /// <summary>Some rows of a set.</summary>
    public static float[][] Take(float[][] set, int[] rows) => Array.ConvertAll(set, column => Array.ConvertAll(rows, row => column[row]));

    /// <summary>The first rows of a set, in the random order of a stream.</summary>
    public static int[] Targets(RandomStream stream, int count, int limit) => Draw.Some(stream, [.. Enumerable.Range(0, count)], limit);
}
