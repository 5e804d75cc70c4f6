using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// How well an attacker who knows all rows of a family (a person with everything below) tells families that the fit saw from those that it
/// did not. What single rows hardly tell, several rows of one person may.
/// </summary>
/// <param name="Root">The table at the root of the families.</param>
/// <param name="Tables">The tables whose rows the attacker knows.</param>
/// <param name="Inference">How well.</param>
public sealed record FamilyMembership(TableName Root, ValueList<TableName> Tables, MembershipInference Inference)
{
    /// <summary>Puts together what the tables of a tree say of its families; null where nothing does.</summary>
    internal static FamilyMembership? Of(TableName root, IReadOnlyList<FamilyScores> scores)
    {
        var all = new MembershipScores(Combined(scores, table => table.Members), Combined(scores, table => table.Controls));
        FamilyScores[] common = [.. scores.Select(table => table.Common).OfType<FamilyScores>()];
        return all.Members.Length < AttackedTable.MinFamilies / 2 || all.Controls.Length < AttackedTable.MinFamilies / 2
            ? null
            : new FamilyMembership(root, scores.Select(table => table.Table).ToValueList(), (all with
            {
                Common = new MembershipScores(Combined(common, table => table.Members), Combined(common, table => table.Controls)),
                HasCategories = common.Length > 0 && scores.Any(table => table.HasCategories),
            }).Infer());
    }

    private static (double Score, int Family)[] Combined(
        IEnumerable<FamilyScores> scores, Func<FamilyScores, IReadOnlyDictionary<int, double>> side) =>
        [.. scores.SelectMany(table => side(table)).GroupBy(entry => entry.Key)
            .Select(group => (group.Average(entry => entry.Value), group.Key))];
}
