using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Says which codes a variable may take in a row, given those that are drawn: none that never comes with them, and none that would leave a
/// later variable without any. Witnesses of a family may take the one value that they keep for it.
/// </summary>
internal sealed class ExclusionGuard
{
    private readonly TableModel table;
    private readonly BinSet[][] excluded;
    private readonly int[][] own;
    private readonly byte[] others;
    private readonly (int Variable, byte Code)[] witnesses;

    /// <summary>Prepares a table.</summary>
    public ExclusionGuard(TableModel table)
    {
        this.table = table;
        excluded = Array.ConvertAll(table.Exclusions, Excluded);
        own = [.. table.Variables.Select((_, variable) =>
            Enumerable.Range(0, table.Exclusions.Length).Where(i => table.Exclusions[i].Variable == variable).ToArray())];
        witnesses = [.. table.Rules.OfType<WitnessRule>().Select(rule => (WitnessChooser.VariableOf(table, rule.Column), rule.Code))];
        others = new byte[table.Variables.Length];
        foreach (var column in table.Columns.OfType<DataColumnModel>())
        {
            // A value that is not kept is written as any of the kept ones, of which some may be excluded.
            if (column.Encoder is CategoryEncoder { HasOthers: true } categories)
            {
                others[column.FirstVariable] = (byte)(categories.Groups.Length + 1);
            }
        }
    }

    /// <summary>What limits a variable; null where nothing does and it limits no other.</summary>
    /// <param name="variable">The variable.</param>
    /// <param name="features">The features of its forest: those of the rows above first, own ones last. Shape [features][rows].</param>
    /// <param name="kept">The witnesses of each rule that asks for them; empty where none is chosen. Shape [rules][rows].</param>
    public CodeLimits? LimitsOf(int variable, byte[][] features, bool[][] kept)
    {
        var place = table.StructureFeatureCount + variable;
        int[] later = [.. Later(place)];
        int[] rules = [.. Enumerable.Range(0, kept.Length)
            .Where(rule => witnesses[rule].Variable == variable || later.Contains(witnesses[rule].Variable))];
        byte[][] relevant = [.. RelevantTo(variable, place).SelectMany(FeaturesOf).Where(feature => feature < place).Distinct()
            .Select(feature => ColumnOf(feature, features))];
        return own[variable].Length == 0 && later.Length == 0 && rules.Length == 0
            ? null
            : new CodeLimits(
                table.Variables[variable],
                features,
                relevant,
                [.. rules.Select(rule => kept[rule])],
                row => Find(variable, place, new Drawn(features, kept, row)));
    }

    private byte[] ColumnOf(int feature, byte[][] features) =>
        feature < 0 ? features[~feature] : features[features.Length - table.FeatureCount + feature];

    // What limits the variable itself, and what limits those that it limits, as far as it is drawn before.
    private IEnumerable<int> RelevantTo(int variable, int place) => Later(place)
        .SelectMany(later => own[later].Where(i => table.Exclusions[i].Feature <= place))
        .Concat(own[variable]);

    private IEnumerable<int> FeaturesOf(int exclusion) => table.Exclusions[exclusion] is { When: { } when, Feature: var feature }
        ? [feature, when]
        : [table.Exclusions[exclusion].Feature];

    // Whether a row is one that an exclusion speaks of, as far as it is drawn before a place.
    private bool Concerns(int exclusion, int place, Drawn drawn) =>
        table.Exclusions[exclusion] is not { When: { } when, WhenCode: var code }
        || (when < place && ColumnOf(when, drawn.Features)[drawn.Row] == code);

    private IEnumerable<int> Later(int place) =>
        table.Exclusions.Where(exclusion => exclusion.Feature == place).Select(exclusion => exclusion.Variable).Distinct();

    private BinSet Find(int variable, int place, Drawn drawn)
    {
        var own = Without(variable, int.MaxValue, drawn);
        var allowed = LeavingSome(own, variable, place, drawn);
        return allowed.Count > 0 ? allowed : own;
    }

    // Codes that leave each later variable at least one.
    private BinSet LeavingSome(BinSet allowed, int variable, int place, Drawn drawn)
    {
        foreach (var later in Later(place))
        {
            var left = Without(later, place, drawn);
            foreach (var i in own[later].Where(i => table.Exclusions[i].Feature == place && Concerns(i, place, drawn)))
            {
                for (var code = 1; code < table.Variables[variable].Variable.BinCount; code++)
                {
                    if (left.Count > 0 && left.Except(excluded[i][code]).Count == 0)
                    {
                        allowed = allowed.Except(BinSet.Of([(byte)code]));
                    }
                }
            }
        }

        return allowed;
    }

    // All codes of a variable but those that do not come with what is drawn before a place.
    private BinSet Without(int variable, int place, Drawn drawn)
    {
        var left = BinSet.UpTo((byte)(table.Variables[variable].Variable.BinCount - 1)).Except(BinSet.Of([0]));
        foreach (var i in own[variable].Where(i => table.Exclusions[i].Feature < place && Concerns(i, place, drawn)))
        {
            left = left.Except(excluded[i][ColumnOf(table.Exclusions[i].Feature, drawn.Features)[drawn.Row]]);
        }

        for (var rule = 0; rule < drawn.Witnesses.Length; rule++)
        {
            if (witnesses[rule].Variable == variable && drawn.Witnesses[rule][drawn.Row])
            {
                return left.Contains(witnesses[rule].Code) ? BinSet.Of([witnesses[rule].Code]) : default;
            }
        }

        var kept = others[variable] == 0 ? left : left.Except(BinSet.Of([others[variable]]));
        return kept.Count > 0 ? kept : left;
    }

    private static BinSet[] Excluded(Exclusion exclusion)
    {
        var result = new BinSet[256];
        for (var i = 0; i < exclusion.First.Length; i++)
        {
            result[exclusion.First[i]] = result[exclusion.First[i]].Union(BinSet.Of([exclusion.Second[i]]));
        }

        return result;
    }

    /// <summary>What is drawn of a row.</summary>
    /// <param name="Features">The features. Shape [features][rows].</param>
    /// <param name="Witnesses">The witnesses of each rule. Shape [rules][rows].</param>
    /// <param name="Row">The row.</param>
    private readonly record struct Drawn(byte[][] Features, bool[][] Witnesses, int Row);
}
