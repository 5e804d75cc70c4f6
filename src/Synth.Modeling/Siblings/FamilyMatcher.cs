using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Lets the rows of families come to what was drawn for them as a whole: each row draws several codes given all that it sees, and takes
/// another one than its first where that brings the family nearer (coordinate descent over draws of the rows' own distributions).
/// </summary>
/// <param name="table">The table's model, of which <see cref="SiblingModel.Targets"/> are set.</param>
/// <param name="stream">The stream of what is drawn besides.</param>
internal sealed class FamilyMatcher(TableModel table, RandomStream stream)
{
    /// <summary>A family as near as this is where it is to be.</summary>
    private const double Enough = 1e-9;

    /// <summary>How often rows are asked in turn.</summary>
    private const int Sweeps = 2;

    /// <summary>How often rows of one family are asked at most.</summary>
    private const int MostTurns = 1000;

    private readonly FamilyTargets model = table.Siblings.Targets!;
    private readonly Dictionary<int, (SummaryColumn Column, int First)> columns =
        SummaryColumn.PlacesOf([.. table.Variables.Select(variable => variable.Variable)], table.Columns);

    /// <summary>Whether there is anything in a table that rows may exchange.</summary>
    /// <param name="table">The table's model.</param>
    public static bool Serves(TableModel table) => Enumerable.Range(table.LeadCount, table.Variables.Length - table.LeadCount)
        .Any(variable => table.Siblings.Lags == LagKind.None || IsSet(table, variable));

    /// <summary>
    /// Whether siblings have each code of a variable once at most. Such codes have no order among siblings, so that they may still be
    /// exchanged when later siblings have seen them.
    /// </summary>
    /// <param name="table">The table's model.</param>
    /// <param name="variable">The variable.</param>
    public static bool IsSet(TableModel table, int variable) => table.Variables[variable].Distinct is not null;

    /// <summary>
    /// The variables of which it can be told as a whole which codes a family has: siblings differ, and nothing else says in what.
    /// </summary>
    /// <param name="table">The table's model.</param>
    public static int[] SetsOf(TableModel table) =>
    [
        .. Enumerable.Range(table.LeadCount, table.Variables.Length - table.LeadCount).Where(variable =>
            table.Variables[variable].Distinct is { WithinSiblings: true, FirstNumber: null, Variables: [], Exempt: [] }),
    ];

    /// <summary>Changes what was drawn of a variable, where rows may exchange it.</summary>
    /// <param name="draw">The variable, drawn for all rows.</param>
    /// <param name="block">The rows.</param>
    /// <param name="targets">What the families are to come to.</param>
    public void Match(VariableDraw draw, TableBlock block, DrawnTargets targets)
    {
        if (model.Alternatives == 0 || targets.Wishes.ContainsKey(draw.Variable) || !columns.TryGetValue(draw.Variable, out var place))
        {
            return;
        }

        var codes = block.Codes(draw.Variable);
        var tally = new FamilyTally(place.Column, model.Cuts[place.First..(place.First + place.Column.FeatureCount)]);
        var apart = Enumerable.Range(0, targets.Families.Count).Where(family => IsApart(family)).ToArray();
        int[] rows = [.. apart.SelectMany(family => Enumerable.Range(
            targets.Families[family].Begin, targets.Families[family].End - targets.Families[family].Begin))];
        var others = OthersOf(draw, block, rows);
        foreach (var family in others.Length == 0 ? [] : apart)
        {
            var (begin, end) = targets.Families[family];
            var order = Stratified.Shuffle(stream.Derive(draw.Variable).Derive(block.Begin + begin), end - begin);
            tally.Count(codes.AsSpan(begin, end - begin));
            Match([.. order.Select(place => begin + place).Take(MostTurns)], draw, tally, TargetsOf(family), codes, others);
        }

        bool IsApart(int family)
        {
            var (begin, end) = targets.Families[family];
            tally.Count(codes.AsSpan(begin, end - begin));
            return tally.Distance(TargetsOf(family)) > Enough;
        }

        byte[] TargetsOf(int family) =>
            [.. Enumerable.Range(place.First, place.Column.FeatureCount).Select(summary => targets.Bins[summary][family])];
    }

    private static void Match(int[] rows, VariableDraw draw, FamilyTally tally, byte[] targets, byte[] codes, byte[][] others)
    {
        var distance = tally.Distance(targets);
        for (var turn = 0; turn < Math.Min(Sweeps * rows.Length, MostTurns) && distance > Enough; turn++)
        {
            var row = rows[turn % rows.Length];
            foreach (var other in others)
            {
                distance = Ask(row, other[row], draw, tally, targets, codes, distance);
            }
        }
    }

    private static double Ask(int row, byte other, VariableDraw draw, FamilyTally tally, byte[] targets, byte[] codes, double distance)
    {
        var code = codes[row];
        if (other == code || other == 0 || code == 0 || distance <= Enough)
        {
            return distance;
        }

        tally.Exchange(code, other);
        var then = tally.Distance(targets);
        if (then < distance && draw.TryExchange(row, other))
        {
            return then;
        }

        tally.Exchange(other, code);
        return distance;
    }

    private byte[][] OthersOf(VariableDraw draw, TableBlock block, int[] rows)
    {
        var result = new List<byte[]>();
        var bits = new ulong[block.Length];
        for (var i = 0; i < model.Alternatives && rows.Length > 0; i++)
        {
            var own = stream.Derive(i).Derive(draw.Variable).Derive(block.Begin);
            foreach (var row in rows)
            {
                bits[row] = own.Bits(row);
            }

            if (draw.DrawOthers(rows, bits) is { } other)
            {
                result.Add(other);
            }
        }

        return [.. result];
    }
}
