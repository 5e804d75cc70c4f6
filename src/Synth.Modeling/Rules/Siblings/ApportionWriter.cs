using Synth.Data;

namespace Synth.Modeling;

/// <summary>Makes the rows below each row of a block sum up to a column of it.</summary>
internal static class ApportionWriter
{
    /// <summary>Writes the column of the children.</summary>
    /// <param name="rule">The rule, one of the children's table.</param>
    /// <param name="parents">The rows above; what the rule reads of them is complete.</param>
    /// <param name="children">The rows below.</param>
    /// <param name="stream">Chooses what rows below the total sum up to.</param>
    public static void Apply(ApportionRule rule, RuleRows parents, TableBlock children, RandomStream stream)
    {
        var totals = parents.Numbers(new RuleColumn(0, rule.Total));
        var isMeant = rule.When?.Bind(parents) ?? (_ => true);
        var shares = new RuleRows(children, children.Rows!, []).Numbers(new RuleColumn(0, rule.Column));
        var index = children.Rows!.Layout.Index().First(column => column.Item.Name == rule.Column).Index;
        var parts = new decimal?[children.Length];
        foreach (var family in Enumerable.Range(0, children.Length)
            .Where(row => children.Parents[row] >= 0).GroupBy(row => children.Parents[row]))
        {
            int[] rows = [.. family.Where(row => shares(row) is not null)];
            if (totals(family.Key) is not { } total || rows.Length == 0)
            {
                continue;
            }

            if (isMeant(family.Key))
            {
                Divide(total, rows, shares, rule.Decimals, parts);
            }
            else if (total > 0 && rows.Sum(row => shares(row)) >= total)
            {
                var share = (decimal)rule.Shares[(int)(stream.Uniform(parents.PositionOf(family.Key)) * rule.Shares.Count)];
                Divide(Math.Round(total * share, rule.Decimals, MidpointRounding.ToZero), rows, shares, rule.Decimals, parts);
            }
        }

        var (target, type) = (children.Rows.Columns[index], children.Rows.Layout[index].Type);
        ColumnRewriter.Rewrite(target, (row, _) => parts[row] is { } part && CellNumber.TryAppend(target, type, part));
    }

    /// <summary>
    /// Divides a total by the shares that were drawn; what rounding leaves goes to the last row. Where rounding would leave nothing for a
    /// row that has a share, each gets one unit of the last digit beforehand, if the total is enough for that.
    /// </summary>
    /// <param name="total">The total.</param>
    /// <param name="rows">The rows, all of which have a share.</param>
    /// <param name="shares">The shares.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="parts">Receives the parts, by row.</param>
    public static void Divide(decimal total, int[] rows, Func<int, decimal?> shares, int decimals, decimal?[] parts)
    {
        Share(total, 0);
        var unit = new decimal(1, 0, 0, false, (byte)decimals);
        var least = unit * rows.Count(row => shares(row) != 0);
        if (total > least && Array.Exists(rows, row => parts[row] <= 0 && shares(row) != 0))
        {
            Share(total - least, unit);
        }

        void Share(decimal rest, decimal beforehand)
        {
            var sum = rows.Sum(row => Math.Abs(shares(row)!.Value));
            var left = rest;
            foreach (var row in rows)
            {
                var share = sum == 0 ? 1m / rows.Length : Math.Abs(shares(row)!.Value) / sum;
                var part = row == rows[^1] ? left : Math.Round(rest * share, decimals, MidpointRounding.ToZero);
                parts[row] = part + (shares(row) == 0 ? 0 : beforehand);
                left -= part;
            }
        }
    }
}
