using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Finds columns of two values of which one occurs exactly once among the rows of each parent.</summary>
/// <param name="table">The table.</param>
internal sealed class OnceFinder(SourceTable table)
{
    private const double MostChance = 0.95;

    /// <summary>The rule of a column; null where it keeps none.</summary>
    /// <param name="column">The column.</param>
    public OnceRule? Find(string column)
    {
        var index = table.IndexOf(column);
        if (table.Layout[index].Type.WithoutDomain() is not (BooleanType or IntegerType)
            || table.Columns[index] is not Data.FixedVector<long> vector || vector.NullCount > 0)
        {
            return null;
        }

        var values = vector.Values.ToArray().Distinct().Take(3).Order().ToArray();
        var families = Enumerable.Range(0, table.RowCount).Where(row => table.ParentRows[row] >= 0)
            .GroupBy(row => table.ParentRows[row], row => vector.Values[row]).Select(family => family.ToArray()).ToArray();
        return values.Length == 2 ? values.Reverse().Select(value => Check(column, value, values.Sum() - value, families))
            .FirstOrDefault(rule => rule is not null) : null;
    }

    // In families of several rows it would be so by chance with the probability of one hit among independent draws.
    private OnceRule? Check(string column, long value, long other, long[][] families)
    {
        if (!Array.TrueForAll(families, family => family.Count(known => known == value) == 1))
        {
            return null;
        }

        var several = families.Where(family => family.Length > 1).ToArray();
        var share = families.Length / (double)Math.Max(1, families.Sum(family => family.Length));
        var chance = several.Length == 0 ? 1 : several.Average(family => family.Length * share * Math.Pow(1 - share, family.Length - 1));
        return several.Length >= Evidence.FewestRows && Evidence.IsStrong(chance, several.Length, MostChance)
            ? new OnceRule(column, value, other, DecisionFitter.KeyOf(table.Plan), table.RowCount)
            : null;
    }
}
