using System.Runtime.InteropServices;
using Synth.Data;

namespace Synth.Evaluation;

/// <summary>
/// How often rows that are put together anew of synthetic ones, one column of one row and all others of another, equal a real row. Where
/// few families were learned from, what single columns tell of them is met in the source more often than in unseen rows, though no row
/// was copied. Halves count that two real families have, seen or unseen: what one alone has is its own.
/// </summary>
/// <param name="made">The synthetic rows.</param>
/// <param name="members">The rows that the fit saw.</param>
/// <param name="controls">The rows that it did not see.</param>
/// <param name="keyCount">The number of different rows.</param>
internal sealed class Recombination(KeyedRows made, KeyedRows members, KeyedRows controls, int keyCount)
{
    /// <summary>Rows of more columns are hardly met anew.</summary>
    private const int MostColumns = 50;

    private static readonly RandomStream Hashes = RandomStream.FromSeed(0);

    /// <summary>
    /// For each column that could be another row's, the expected share of rows so put together that equal each row; 0 for rows of which a
    /// half is one family's alone. Takes time in rows · columns; none for rows of many columns.
    /// </summary>
    public IEnumerable<double[]> Shares()
    {
        if (made.Values[0].Length > MostColumns)
        {
            yield break;
        }

        var (own, seen, held) = (Totals(made), Totals(members), Totals(controls));
        for (var column = 0; column < made.Values[0].Length; column++)
        {
            var (cells, others) = Halves(made, own, column);
            var (seenHalves, heldHalves) = (Halves(members, seen, column), Halves(controls, held, column));
            var cellShares = SharesOf(cells, Shared(seenHalves.Cells, heldHalves.Cells));
            var otherShares = SharesOf(others, Shared(seenHalves.Others, heldHalves.Others));
            var shares = new double[keyCount];
            foreach (var (keys, halves) in new[] { (members.Keys, seenHalves), (controls.Keys, heldHalves) })
            {
                for (var row = 0; row < keys.Length; row++)
                {
                    shares[keys[row]] = cellShares.GetValueOrDefault(halves.Cells[row]) * otherShares.GetValueOrDefault(halves.Others[row]);
                }
            }

            yield return shares;
        }
    }

    // Both sides are asked together, so that neither has more of them for having more families.
    private HashSet<ulong> Shared(ulong[] seen, ulong[] held)
    {
        var (owners, shared) = (new Dictionary<ulong, (bool, int)>(), new HashSet<ulong>());
        foreach (var (half, owner) in seen.Zip(members.Families, (half, family) => (half, (true, family)))
            .Concat(held.Zip(controls.Families, (half, family) => (half, (false, family)))))
        {
            if (!owners.TryAdd(half, owner) && owners[half] != owner)
            {
                shared.Add(half);
            }
        }

        return shared;
    }

    // Sums of hashes, so that a column can be taken away from the others.
    private static ulong[] Totals(KeyedRows rows) => Array.ConvertAll(rows.Values, values =>
    {
        var total = 0UL;
        for (var column = 0; column < values.Length; column++)
        {
            total += Hash(column, values[column]);
        }

        return total;
    });

    private static (ulong[] Cells, ulong[] Others) Halves(KeyedRows rows, ulong[] totals, int column)
    {
        var cells = Array.ConvertAll(rows.Values, values => Hash(column, values[column]));
        return (cells, [.. totals.Zip(cells, (total, cell) => total - cell)]);
    }

    // 0 and -0 are equal, and have different bits.
    private static ulong Hash(int column, double value) => Hashes.Derive(column).Bits(BitConverter.DoubleToInt64Bits(value + 0.0));

    private static Dictionary<ulong, double> SharesOf(ulong[] halves, HashSet<ulong> shared)
    {
        var shares = new Dictionary<ulong, double>();
        foreach (var half in halves.Where(shared.Contains))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(shares, half, out _) += 1.0 / halves.Length;
        }

        return shares;
    }
}
