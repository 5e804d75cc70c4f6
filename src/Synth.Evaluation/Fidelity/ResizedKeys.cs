using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>
/// Tells over which keys a clone of another size has other numbers of children, as it should: rows of reference tables are all there, while
/// what hangs below them is as many times more or fewer as the rest of the database is.
/// </summary>
/// <param name="source">The source.</param>
/// <param name="other">The other side.</param>
/// <param name="fixedTables">Tables that are the same on both sides.</param>
internal sealed class ResizedKeys(Dataset source, Dataset other, IReadOnlySet<TableName> fixedTables)
{
    // Sizes that differ by less leave numbers of children alike enough to compare; a table that differs by more from the rest lost rows.
    private const double Tolerance = 1.25;

    /// <summary>Whether the children of a key's parents are fewer or more because all rows are.</summary>
    /// <param name="child">The referencing table.</param>
    /// <param name="parent">The referenced table.</param>
    public bool Contains(TableName child, TableName parent)
    {
        if (!fixedTables.Contains(parent))
        {
            return false;
        }

        var rest = Factor([.. source.Scope.Tables.Select(table => table.Name).Where(name => name != child && !fixedTables.Contains(name))]);
        return !IsAlike(rest, 1) && IsAlike(rest, Factor([child]));
    }

    // NaN without rows, which is alike to nothing.
    private double Factor(TableName[] tables) =>
        tables.Sum(name => (double)other[name].TotalRows) / tables.Sum(name => (double)source[name].TotalRows);

    private static bool IsAlike(double factor, double than) => Math.Max(factor / than, than / factor) <= Tolerance;
}
