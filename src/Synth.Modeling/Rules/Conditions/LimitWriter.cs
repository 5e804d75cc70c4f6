using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Moves numbers that are beyond a conditional limit to where the source has them in such rows.</summary>
internal static class LimitWriter
{
    /// <summary>Writes the column.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="isException">Whether a row keeps the value that it has.</param>
    public static void Apply(LimitRule rule, RuleRows rows, int index, ColumnType type, RandomStream stream, Func<int, bool> isException)
    {
        var isMeant = rule.When.Bind(rows);
        var draws = stream.Derive("limit");
        ColumnRewriter.Rewrite(rows.Column(index), (row, own) =>
        {
            if (CellNumber.Read(own, type, row) is not { } value || rule.Holds(value) || !isMeant(row) || isException(row))
            {
                return false;
            }

            var place = (int)(draws.Uniform(rows.PositionOf(row)) * rule.Distances.Length);
            var moved = rule.Limit + ((rule.IsLeast ? 1 : -1) * rule.Distances[place]);
            var snapped = rule.Step == 0 ? moved : Math.Round(moved / rule.Step) * rule.Step;
            return CellNumber.TryAppend(rows.Column(index), type, rule.Holds(snapped) ? snapped : rule.Limit);
        });
    }
}
