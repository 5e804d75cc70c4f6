using MathNet.Numerics.Distributions;
using Synth.Data;

namespace Synth.Evaluation;

/// <summary>
/// Counts synthetic rows that occur among source rows beyond those that occur among unseen rows. Families are what chance draws: source
/// rows are taken in whole families, as many rows as there are unseen ones, and the interval tells how much the families of all three
/// sets could have moved the difference. What columns put together anew have in common with the source as well is no copy
/// (<see cref="Recombination"/>).
/// </summary>
internal static class CopiedRowsMeter
{
    /// <summary>How often source rows are taken, where there are more of them than unseen rows.</summary>
    private const int Draws = 16;

    private const double UpperTail = 0.975;

    /// <summary>
    /// Counts; null where the table has too few columns for equality to mean anything, or the rows of a side are of a single family.
    /// </summary>
    public static CopiedRows? Measure(
        TableScope table, Population members, Population controls, Population synthetic, RandomStream stream)
    {
        var columns = members.Data[table.Name].UsedColumns.Select(column => column.Name).ToArray();
        var (seen, held, made) = (members.RowsOf(table.Name), controls.RowsOf(table.Name), synthetic.RowsOf(table.Name));
        var (seenFamilies, heldFamilies) = (FamiliesOf(members, table, seen), FamiliesOf(controls, table, held));
        var families = Math.Min(seenFamilies.Distinct().Count(), heldFamilies.Distinct().Count());
        if (columns.Length < AttackedTable.MinColumns || families < 2 || made.Length == 0)
        {
            return null;
        }

        var numbers = new Dictionary<RowValues, int>();
        KeyedRows Number(Population side, int[] rows)
        {
            var values = Values(side, table, columns, rows);
            var keys = Array.ConvertAll(values, row =>
                numbers.TryAdd(new RowValues(row), numbers.Count) ? numbers.Count - 1 : numbers[new RowValues(row)]);
            return new KeyedRows(values, keys, FamiliesOf(side, table, rows));
        }

        var (madeRows, seenRows, heldRows) = (Number(synthetic, made), Number(members, seen), Number(controls, held));
        var shares = new double[numbers.Count];
        foreach (var key in madeRows.Keys)
        {
            shares[key] += 1.0 / made.Length;
        }

        var count = Math.Min(seen.Length, held.Length);
        (double Share, double Variance, double[] Rates) Members(double[] weights) =>
            Take(seenRows, weights, count, stream.Derive("members"));
        (double Share, double Variance, double[] Rates) Controls(double[] weights) =>
            Take(heldRows, weights, count, stream.Derive("controls"));
        var (fromMembers, fromHoldout) = (Members(shares), Controls(shares));
        var beyond = fromMembers.Rates.Zip(fromHoldout.Rates, (own, others) => own - others).ToArray();
        var met = fromMembers.Rates.Zip(fromHoldout.Rates, (own, others) => own + others).ToArray();

        // Whether it meets more of the one side or of the other must not choose the column.
        var chance = Sum(met, shares) == 0
            ? new double[shares.Length]
            : new Recombination(madeRows, seenRows, heldRows, shares.Length).Shares().MaxBy(found => Sum(met, found))
                ?? new double[shares.Length];
        double[] unexplained = [.. shares.Zip(chance, (share, expected) => share - expected)];
        var excess = Sum(beyond, unexplained);
        var variance = Members(unexplained).Variance + Controls(unexplained).Variance
            + Clusters.VarianceOfMean(Array.ConvertAll(madeRows.Keys, key => beyond[key]), madeRows.Families);
        var half = StudentT.InvCDF(0, 1, families - 1, UpperTail) * Math.Sqrt(variance);
        var isSeen = seenRows.Keys.ToHashSet();
        return new CopiedRows(
            madeRows.Keys.Count(isSeen.Contains) / (double)made.Length,
            fromMembers.Share,
            fromHoldout.Share,
            Sum(beyond, chance),
            excess,
            new Interval(Math.Max(-1, excess - half), Math.Min(1, excess + half)));
    }

    private static double Sum(double[] rates, double[] weights) => rates.Zip(weights, (rate, weight) => rate * weight).Sum();

    // Equally many rows on both sides, since the more rows there are, the more of them are met by chance.
    private static (double Share, double Variance, double[] Rates) Take(KeyedRows rows, double[] weights, int count, RandomStream stream)
    {
        var (keys, families) = (rows.Keys, rows.Families);
        var draws = keys.Length > count ? Draws : 1;
        var rates = new double[weights.Length];
        var variance = 0.0;
        for (var draw = 0; draw < draws; draw++)
        {
            var taken = WholeFamilies(families, stream.Derive(draw)).Take(count).ToArray();
            var owners = OwnersOf(Array.ConvertAll(taken, row => keys[row]), Array.ConvertAll(taken, row => families[row]));
            foreach (var key in owners.Keys)
            {
                rates[key] += 1.0 / draws;
            }

            variance += VarianceOf(owners, weights, taken.CountBy(row => families[row]).ToDictionary()) / draws;
        }

        // The mean of many draws varies as all rows do.
        return (Sum(rates, weights), variance * count / keys.Length, rates);
    }

    private static IEnumerable<int> WholeFamilies(int[] families, RandomStream stream) => Enumerable.Range(0, families.Length)
        .OrderBy(row => stream.Bits(families[row])).ThenBy(row => families[row]).ThenBy(row => row);

    // The family that alone has a key; null where several have it.
    private static Dictionary<int, int?> OwnersOf(int[] keys, int[] families)
    {
        var owners = new Dictionary<int, int?>();
        foreach (var (key, family) in keys.Zip(families))
        {
            if (!owners.TryAdd(key, family) && owners[key] != family)
            {
                owners[key] = null;
            }
        }

        return owners;
    }

    // Of a total over families, by what each of them alone adds beyond what its rows add on the average.
    private static double VarianceOf(Dictionary<int, int?> owners, double[] weights, Dictionary<int, int> rowsOfFamily)
    {
        var added = owners.Where(owner => owner.Value is not null)
            .GroupBy(owner => owner.Value!.Value)
            .ToDictionary(group => group.Key, group => group.Sum(owner => weights[owner.Key]));
        var perRow = added.Values.Sum() / rowsOfFamily.Values.Sum();
        var squares = rowsOfFamily.Sum(family => Math.Pow(added.GetValueOrDefault(family.Key) - (perRow * family.Value), 2));
        return rowsOfFamily.Count < 2 ? 0 : squares * rowsOfFamily.Count / (rowsOfFamily.Count - 1);
    }

    private static int[] FamiliesOf(Population side, TableScope table, int[] rows) =>
        Array.ConvertAll(rows, row => side.Data[table.Name].Families[row]);

    private static double[][] Values(Population side, TableScope table, string[] columns, int[] rows)
    {
        var values = columns.Select(column => side.Data[table.Name][column].Values).ToArray();
        return Array.ConvertAll(rows, row => Array.ConvertAll(values, column => column[row]));
    }

    // Codes and numbers side by side: equal keys are equal rows.
    private readonly record struct RowValues(double[] Values)
    {
        public bool Equals(RowValues other) => Values.AsSpan().SequenceEqual(other.Values);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            foreach (var value in Values)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }
    }
}
