using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds columns that have what another one has in the row before, among the rows of one parent in their order by key.</summary>
/// <param name="table">The table.</param>
/// <param name="isWanted">Whether a column's values are its own.</param>
internal sealed class ChainFinder(SourceTable table, Func<string, bool> isWanted)
{
    private const int MostColumns = 40;
    private const int ProbeRows = 50;
    private const double MostChance = 0.8;

    /// <summary>Where rows have what the same row or the same column has as often, there is no chain.</summary>
    private const double MostAlike = 0.9;

    private readonly int[] shuffled = Evidence.Shuffle(table.RowCount);

    /// <summary>The rules that hold; none where no parent has several rows.</summary>
    public IEnumerable<ChainRule> Find()
    {
        int[] columns = [.. Enumerable.Range(0, table.Layout.Count).Where(index => isWanted(table.Layout[index].Name)).Take(MostColumns)];
        var values = columns.ToDictionary(index => index, ValuesOf);
        return
            from target in columns
            from source in columns
            where target != source && AreAlike(table.Layout[target].Type.WithoutDomain(), table.Layout[source].Type.WithoutDomain())
            let rule = Check(target, source, values[target], values[source])
            where rule is not null
            select rule;
    }

    private static bool AreAlike(ColumnType target, ColumnType source) => target == source
        || (target is TextType { MaxLength: var most } && source is TextType { MaxLength: var other } && (most is null || other <= most));

    private UInt128?[] ValuesOf(int column)
    {
        var key = new RowKey([column]);
        return [.. Enumerable.Range(0, table.RowCount).Select(row => key.Read(table.Columns, row))];
    }

    private ChainRule? Check(int target, int source, UInt128?[] to, UInt128?[] from)
    {
        var (rows, kept, byChance, same, still, firsts, nullFirsts) = (0, 0, 0, 0, 0, 0, 0);
        var parents = table.ParentRows;
        for (var row = 0; row < to.Length; row++)
        {
            if (parents[row] < 0)
            {
                continue;
            }

            if (row == 0 || parents[row] != parents[row - 1])
            {
                firsts++;
                nullFirsts += to[row] is null ? 1 : 0;
                continue;
            }

            rows++;
            kept += to[row] == from[row - 1] ? 1 : 0;
            byChance += to[row] == from[shuffled[row]] ? 1 : 0;
            same += to[row] == from[row] ? 1 : 0;
            still += from[row] == from[row - 1] ? 1 : 0;
            if (rows == ProbeRows && kept < 0.9 * rows)
            {
                return null;
            }
        }

        return Evidence.Holds(rows, rows - kept) && Math.Max(same, still) <= MostAlike * rows
            && Evidence.IsStrong(byChance / (double)rows, firsts, MostChance)
            ? new ChainRule(
                table.Layout[target].Name, table.Layout[source].Name, nullFirsts == firsts, DecisionFitter.KeyOf(table.Plan),
                rows, rows - kept)
            : null;
    }
}
