using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds balances that run over the rows of one parent, in their order by key.</summary>
/// <param name="draft">The table, coded.</param>
/// <param name="columns">Its numbers, dates and timestamps.</param>
internal sealed class RunningFinder(TableDraft draft, SourceNumbers[] columns)
{
    private const double MostChance = 0.5;

    private static readonly bool[] Signs = [false, true];

    private readonly SourceTable table = draft.Table;

    private readonly SourceNumbers[] numbers =
        [.. columns.Where(column => !column.IsTemporal && column.Missing == 0 && column.DistinctCount > 3)];

    private readonly int[] shuffled = Evidence.Shuffle(draft.Table.RowCount);

    /// <summary>The rules that hold; none where no parent has rows.</summary>
    public IEnumerable<RunningRule> Find() =>
        from balance in table.ParentRows.AsSpan().ContainsAnyExcept(-1) ? numbers : []
        from input in numbers
        where balance != input
        from isSubtracted in Signs
        let rule = Check(balance, input, isSubtracted)
        where rule is not null
        select rule;

    private RunningRule? Check(SourceNumbers balance, SourceNumbers input, bool isSubtracted)
    {
        var sign = isSubtracted ? -1 : 1;
        var (rows, kept, byChance, firsts, fromZero) = (0, 0, 0, 0, 0);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (row == 0 || table.ParentRows[row] < 0 || table.ParentRows[row] != table.ParentRows[row - 1])
            {
                firsts++;
                fromZero += balance.Exact[row] == sign * input.Exact[row] ? 1 : 0;
                continue;
            }

            rows++;
            kept += balance.Exact[row] == balance.Exact[row - 1] + (sign * input.Exact[row]) ? 1 : 0;
            byChance += balance.Exact[row] == balance.Exact[row - 1] + (sign * input.Exact[shuffled[row]]) ? 1 : 0;
            if (rows == 50 && kept < 45)
            {
                return null;
            }
        }

        return Evidence.Holds(rows, rows - kept) && Evidence.IsStrong(byChance / (double)Math.Max(1, rows), rows, MostChance)
            ? new RunningRule(
                balance.Name, input.Name, isSubtracted, fromZero == firsts,
                DecisionFitter.KeyOf(table.Plan), balance.Decimals, rows, rows - kept)
            {
                InputUnits = InputUnits(balance.Name, input.Name),
            }
            : null;
    }

    // What a row adds is drawn before the balance, and each code of either is a number.
    private long InputUnits(string balance, string input)
    {
        var (sum, part) = (ColumnOf(balance), ColumnOf(input));
        return sum is null || part is null || part.FirstVariable > sum.FirstVariable ? 0
            : DigitsOf(sum) - DigitsOf(part) is >= 0 and <= 9 and var digits ? (long)Math.Pow(10, digits)
            : 0;
    }

    private DataColumnModel? ColumnOf(string name) => draft.Columns.Find(column => column.Name == name)
        is DataColumnModel { Presence: < 0, Decided: null, Encoder: NumberEncoder { Specials.Length: 0 } } column ? column : null;

    // The digits after the point of a unit; none where units are no such.
    private int? DigitsOf(DataColumnModel column) => ((NumberEncoder)column.Encoder).Units switch
    {
        { Storage: StorageKind.Int64 } => 0,
        { Storage: StorageKind.Float64, Decimals: >= 0 and var decimals } => decimals,
        { Storage: StorageKind.Int128 } units when units.Divisor == 1
            && table.Layout[table.IndexOf(column.Name)].Type.WithoutDomain() is DecimalType { Scale: var scale } => scale,
        _ => null,
    };
}
