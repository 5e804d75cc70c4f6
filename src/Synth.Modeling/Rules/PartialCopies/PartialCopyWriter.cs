using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Copies what most rows copy. Columns that agree in whose rows copy share one draw for each: where the address is another one than the
/// customer's, the name, which differs less often, may be the same, but not the other way round.
/// </summary>
/// <param name="rule">What is copied.</param>
/// <param name="stream">The stream that all such rules of the table share.</param>
internal sealed class PartialCopyWriter(PartialCopyRule rule, RandomStream stream)
{
    /// <summary>Writes the column.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="index">The column.</param>
    public void Apply(RuleRows rows, int index)
    {
        if (rows.Values(rule.Source) is not var (source, _, rowOf) || rows.PositionsOf(rule.Generations) is not { } positionOf)
        {
            return;
        }

        var draws = stream.Derive(rule.Generations);
        var dates = rule.Change is { } change ? rows.Numbers(change.Date) : _ => null;
        var target = rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, _) =>
        {
            if (rowOf(row) is not (>= 0 and var from)
                || positionOf(row) is not (>= 0 and var unit)
                || draws.Uniform(unit) >= rule.ShareAt(dates(row)))
            {
                return false;
            }

            target.AppendFrom(source, from);
            return true;
        });
    }
}
