using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Sums up the rows of a child table below each row of a block.</summary>
internal sealed class ChildTotals
{
    private readonly AggregateRule rule;
    private readonly decimal?[] totals;

    /// <summary>Goes through the children.</summary>
    /// <param name="rule">What to say of them.</param>
    /// <param name="count">Rows of the block.</param>
    /// <param name="children">The children; null where there are none.</param>
    public ChildTotals(AggregateRule rule, int count, TableBlock? children)
    {
        this.rule = rule;
        totals = new decimal?[count];
        if (children is null)
        {
            return;
        }

        var rows = new RuleRows(children, children.Rows!, []);
        var inputs = rule.Inputs.Select(input => rows.Numbers(new RuleColumn(0, input))).ToArray();
        for (var row = 0; row < children.Length; row++)
        {
            if (children.Parents[row] is >= 0 and var parent && ValueOf(inputs, row) is { } value)
            {
                totals[parent] = totals[parent] is { } total ? Combine(total, value) : value;
            }
        }
    }

    /// <summary>Writes the totals.</summary>
    /// <param name="target">The column that holds them, filled.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isException">Whether a row keeps the value that it has.</param>
    public void Write(ColumnVector target, ColumnType type, Func<int, bool> isException) => ColumnRewriter.Rewrite(target, (row, own) =>
    {
        // Where it is null for the childless alone, a drawn null says nothing.
        if (isException(row) || (own.IsNull(row) && rule.OfNone != ChildlessValue.Null))
        {
            return false;
        }

        if (totals[row] is { } total)
        {
            var rounded = CellNumber.IsTemporal(type) ? total : Math.Round(total, rule.Decimals, MidpointRounding.AwayFromZero);
            return CellNumber.TryAppend(target, type, rounded);
        }

        return rule.OfNone switch
        {
            ChildlessValue.Zero => CellNumber.TryAppend(target, type, 0),
            ChildlessValue.Null => TryAppendNull(target),
            _ => false,
        };
    });

    private static bool TryAppendNull(ColumnVector target)
    {
        target.AppendNull();
        return true;
    }

    private static decimal? ValueOf(Func<int, decimal?>[] inputs, int row)
    {
        decimal? product = 1;
        foreach (var input in inputs)
        {
            product *= input(row);
        }

        return product;
    }

    private decimal Combine(decimal total, decimal value) => rule.Function switch
    {
        AggregateFunction.Max => Math.Max(total, value),
        AggregateFunction.Min => Math.Min(total, value),
        _ => total + value,
    };
}
