namespace Synth.Modeling;

/// <summary>Makes the rows below each row of a block sum up to a column of it.</summary>
internal static class ApportionWriter
{
    /// <summary>Writes the column of the children.</summary>
    /// <param name="rule">The rule, one of the children's table.</param>
    /// <param name="parents">The rows above, complete.</param>
    /// <param name="children">The rows below.</param>
    public static void Apply(ApportionRule rule, TableBlock parents, TableBlock children)
    {
        var totals = new RuleRows(parents, parents.Rows!, []).Numbers(new RuleColumn(0, rule.Total));
        var shares = new RuleRows(children, children.Rows!, []).Numbers(new RuleColumn(0, rule.Column));
        var index = children.Rows!.Layout.Index().First(column => column.Item.Name == rule.Column).Index;
        var parts = new decimal?[children.Length];
        foreach (var family in Enumerable.Range(0, children.Length)
            .Where(row => children.Parents[row] >= 0).GroupBy(row => children.Parents[row]))
        {
            int[] rows = [.. family.Where(row => shares(row) is not null)];
            if (totals(family.Key) is { } total && rows.Length > 0)
            {
                Divide(total, rows, shares, rule.Decimals, parts);
            }
        }

        var (target, type) = (children.Rows.Columns[index], children.Rows.Layout[index].Type);
        ColumnRewriter.Rewrite(target, (row, _) => parts[row] is { } part && CellNumber.TryAppend(target, type, part));
    }

    /// <summary>Divides a total by the shares that were drawn; what rounding leaves goes to the last row.</summary>
    /// <param name="total">The total.</param>
    /// <param name="rows">The rows, all of which have a share.</param>
    /// <param name="shares">The shares.</param>
    /// <param name="decimals">Digits after the point.</param>
    /// <param name="parts">Receives the parts, by row.</param>
    public static void Divide(decimal total, int[] rows, Func<int, decimal?> shares, int decimals, decimal?[] parts)
    {
        var sum = rows.Sum(row => Math.Abs(shares(row)!.Value));
        var left = total;
        for (var i = 0; i < rows.Length - 1; i++)
        {
            var share = sum == 0 ? 1m / rows.Length : Math.Abs(shares(rows[i])!.Value) / sum;
            parts[rows[i]] = Math.Round(total * share, decimals, MidpointRounding.ToZero);
            left -= parts[rows[i]]!.Value;
        }

        parts[rows[^1]] = left;
    }
}
