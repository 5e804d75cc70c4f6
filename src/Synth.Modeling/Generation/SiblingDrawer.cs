using Synth.Data;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// Draws the variables of a table's columns. Where siblings see each other, all variables of the first ones are drawn before those of the
/// second ones, and so on; else each variable is drawn for all rows at once.
/// </summary>
/// <param name="table">The table's model.</param>
/// <param name="stream">The table's stream.</param>
internal sealed class SiblingDrawer(TableModel table, RandomStream stream)
{
    private readonly RandomStream draws = stream.Derive("variable");
    private readonly RandomStream turns = stream.Derive("turns");
    private readonly Dictionary<int, DataColumnModel> columns =
        table.Columns.OfType<DataColumnModel>()
            .Where(column => column.Encoder.Variables.Count > 0)
            .ToDictionary(column => column.FirstVariable);

    private readonly ExclusionGuard exclusions = new(table);
    private readonly bool[] isDecided = table.FindDecided();
    private readonly BinSpread?[] spreads = RangeSpreads.Of(table);
    private readonly FamilyChooser chooser = new(table, stream.Derive("families"));
    private readonly FamilyTargetDrawer? targets = table.Siblings.Targets is null ? null : new(table, stream.Derive("targets"));
    private readonly FamilyMatcher? matcher = table.Siblings.Targets is null ? null : new(table, stream.Derive("matches"));

    private readonly TargetFeatures? sight = table.Siblings.SeesTargets
        ? new([.. table.Variables.Select(variable => variable.Variable)], table.Columns)
        : null;

    /// <summary>Draws into the features of a block whose lead is drawn.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="context">What rows see above them. Shape [features][rows].</param>
    public void Draw(TableBlock block, byte[][] context)
    {
        var elders = targets is null ? [] : EldersOf(block);
        if (table.Siblings.Ratio is null)
        {
            DrawOnce(block, context, elders);
            return;
        }

        var candidates = chooser.Repeat(block, out var sources);
        var above = FeatureGather.Take(context, sources);
        DrawOnce(candidates, above, FeatureGather.Take(elders, sources));
        chooser.Choose(candidates, sources, above, block);
        Resume(block, context);
    }

    // What is known of the parents' families in the tables that are looked at. Shape [features][rows].
    private byte[][] EldersOf(TableBlock block) =>
    [
        .. table.Siblings.Elders.SelectMany(elder =>
            block.Parent is { } parent ? FeatureGather.Take(parent.Summaries[elder], block.Parents) : []),
    ];

    private void DrawOnce(TableBlock block, byte[][] context, byte[][] elders)
    {
        var lags = LagsOf(block);
        var aims = targets?.Draw(block, context, elders);
        var order = Stratified.Shuffle(turns.Derive(block.Begin), block.Length);
        block.Draws = [.. DrawsOf(block, [.. context, .. lags.Columns], order, aims)];
        foreach (var rows in Waves(block))
        {
            foreach (var row in rows)
            {
                lags.Pass(row);
            }

            foreach (var draw in block.Draws)
            {
                draw.Draw(rows);
                if (table.Siblings.Lags == LagKind.None)
                {
                    matcher?.Match(draw, block, aims!);
                }
            }
        }

        foreach (var draw in block.Draws)
        {
            if (table.Siblings.Lags != LagKind.None && FamilyMatcher.IsSet(table, draw.Variable))
            {
                matcher?.Match(draw, block, aims!);
            }

            draw.Finish();
        }
    }

    private void Resume(TableBlock block, byte[][] context)
    {
        var lags = LagsOf(block);
        for (var row = 0; row < block.Length; row++)
        {
            lags.Pass(row);
        }

        block.Draws = [.. DrawsOf(block, [.. context, .. lags.Columns], [], aims: null)];
        foreach (var draw in block.Draws)
        {
            draw.Resume();
        }
    }

    private LagFeatures LagsOf(TableBlock block) => new(
        table.Siblings.Lags,
        [.. table.Variables.Select(variable => variable.Variable)],
        [.. Enumerable.Range(0, table.Variables.Length).Select(block.Codes)],
        table.Siblings.Lags == LagKind.Above ? block.Above : SiblingPositions.EldersOf(block.Parents));

    private IEnumerable<VariableDraw> DrawsOf(TableBlock block, byte[][] above, int[] order, DrawnTargets? aims)
    {
        var familyOfRow = sight is null ? [] : FamilySummary.FamilyOfRow(aims!.Families, block.Length);
        for (var i = table.LeadCount; i < table.Variables.Length; i++)
        {
            var column = columns.GetValueOrDefault(i);
            byte[][] features =
            [
                .. above,
                .. sight?.Of(i, aims!.Bins, familyOfRow).Select(feature => feature.Codes) ?? [],
                .. block.Features,
            ];
            if (column is { Encoder: ElderEncoder elder })
            {
                var together = elder.SettlesClock ? 3 : 2;
                var bits = Enumerable.Range(i, together).Select(variable => BitsOf(variable, block)).ToArray();
                yield return new ElderDraw(column, table, features, block, bits, CellsOf(column));
                i += together - 1;
                continue;
            }

            if (RunningOf(column) is var (rule, input))
            {
                var first = new PlainDraw(table.Variables[i], i, features, block, BitsOf(i, block));
                yield return new RunningDraw(rule, column!, input, first, block, CellsOf(input), CellsOf(column!));
            }
            else if (!isDecided[i])
            {
                yield return DrawOf(i, column, block, features, order, aims?.Wishes.GetValueOrDefault(i));
            }
        }
    }

    private VariableDraw DrawOf(
        int index, DataColumnModel? column, TableBlock block, byte[][] features, int[] order, FamilyWishes? wishes)
    {
        var variable = table.Variables[index];
        var bits = BitsOf(index, block);
        return variable switch
        {
            { Follow: { } follow } when DateOf(follow) is var date =>
                new FollowDraw(follow, date, index, block, IsSettled(date) ? null : CellsOf(date)),
            { IsPrefix: true } => new PrefixDraw(variable, index, features, block, bits),
            { Distinct: { FirstNumber: not null } group } =>
                new NumberingDraw(new PlainDraw(variable, index, features, block, bits), column!, group, block, bits),
            { Distinct: { } group } when column is { Encoder: NumberEncoder number } && !number.HasSingleBins =>
                new DistinctValuesDraw(column, variable, group, features, block, bits, CellsOf(column), wishes),
            { Distinct: { } group } =>
                new DistinctCodesDraw(new DistinctDraw(variable, group, features, block, bits, wishes), index, block, order),
            _ => new PlainDraw(
                variable, index, features, block, bits, exclusions.LimitsOf(index, features, block.Witnesses), spreads[index]),
        };
    }

    private (RunningRule Rule, DataColumnModel Input)? RunningOf(DataColumnModel? balance) =>
        Array.Find(table.Rules, rule => rule is RunningRule { InputUnits: > 0 } && rule.Column == balance?.Name) is RunningRule rule
        && columns.Values.First(column => column.Name == rule.Input) is var input && table.Variables[input.FirstVariable].Distinct is null
        ? (rule, input)
        : null;

    private DataColumnModel DateOf(CalendarFollow follow) => columns.Values.First(column => column.Name == follow.Date);

    // Whether the values of a column are settled by its own draw.
    private bool IsSettled(DataColumnModel column) =>
        column.Encoder is ElderEncoder
        || (column.HasVariables && table.Variables[column.FirstVariable].Distinct is { } distinct
            && (distinct.FirstNumber is not null || column.Encoder is NumberEncoder { HasSingleBins: false }));

    private ulong[] BitsOf(int variable, TableBlock block) => Stratified.Fill(draws.Derive(variable).Derive(block.Begin), block.Length);

    private RandomStream CellsOf(DataColumnModel column) => stream.Derive("column").Derive(column.Name);

    // The eldest siblings of all families, then the second ones, and so on, or level by level in trees; all rows together where they do
    // not see each other.
    private IEnumerable<int[]> Waves(TableBlock block)
    {
        var rows = Enumerable.Range(0, block.Length).ToArray();
        if (table.Siblings.Lags == LagKind.None)
        {
            return [rows];
        }

        var places = table.Siblings.Lags == LagKind.Above
            ? TreePlaces.DepthsOf(block.Above)
            : SiblingPositions.Of(block.Parents).Indexes;
        return rows.GroupBy(row => places[row]).OrderBy(wave => wave.Key).Select(wave => wave.ToArray());
    }
}
