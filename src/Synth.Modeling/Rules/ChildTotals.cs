using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is said of the rows below each row of a block, or of those that link to it.</summary>
/// <param name="rule">What to say of them.</param>
/// <param name="totals">The result for each row; null where there are none. Shape [rows].</param>
internal sealed class ChildTotals(AggregateRule rule, decimal?[] totals)
{
    /// <summary>Goes through the children.</summary>
    /// <param name="rule">What to say of them.</param>
    /// <param name="count">Rows of the block.</param>
    /// <param name="children">The children; null where there are none.</param>
    public static ChildTotals Below(AggregateRule rule, int count, TableBlock? children)
    {
        var totals = new decimal?[count];
        if (children is not null)
        {
            Add(rule, children, row => children.Parents[row], (place, value) => totals[place] = Combine(rule, totals[place], value));
        }

        return new ChildTotals(rule, totals);
    }

    /// <summary>Adds what rows say.</summary>
    /// <param name="rule">What to say of them.</param>
    /// <param name="block">The rows.</param>
    /// <param name="placeOf">What each row belongs to; negative for nothing.</param>
    /// <param name="add">Takes the value of a row.</param>
    public static void Add(AggregateRule rule, TableBlock block, Func<int, long> placeOf, Action<long, decimal> add)
    {
        var rows = new RuleRows(block, block.Rows!, []);
        var inputs = rule.Inputs.Select(input => rows.Numbers(new RuleColumn(0, input))).ToArray();
        var isMeant = rule.When?.Bind(rows);
        for (var row = 0; row < block.Length; row++)
        {
            if (placeOf(row) is >= 0 and var place && isMeant?.Invoke(row) != false && ValueOf(inputs, row) is { } value)
            {
                add(place, value);
            }
        }
    }

    /// <summary>What a rule says of some rows and one more.</summary>
    public static decimal Combine(AggregateRule rule, decimal? total, decimal value) => (total, rule.Function) switch
    {
        (null, _) => value,
        ({ } known, AggregateFunction.Max) => Math.Max(known, value),
        ({ } known, AggregateFunction.Min) => Math.Min(known, value),
        (_, AggregateFunction.Last) => value,
        ({ } known, _) => known + value,
    };

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
}
