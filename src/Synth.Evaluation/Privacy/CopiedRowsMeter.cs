using Synth.Data;

namespace Synth.Evaluation;

/// <summary>Counts rows that occur again.</summary>
internal static class CopiedRowsMeter
{
    /// <summary>Counts; null where the table has too few columns for equality to mean anything.</summary>
    public static CopiedRows? Measure(TableScope table, Population members, Population controls, Population synthetic, RandomStream stream)
    {
        var columns = members.Data[table.Name].UsedColumns.Select(column => column.Name).ToArray();
        var (seen, held, made) = (members.RowsOf(table.Name), controls.RowsOf(table.Name), synthetic.RowsOf(table.Name));
        if (columns.Length < AttackedTable.MinColumns || held.Length == 0 || made.Length == 0)
        {
            return null;
        }

        // Equally many on both sides, since the more rows there are, the more of them are met by chance.
        var count = Math.Min(seen.Length, held.Length);
        var keys = Keys(synthetic, table, columns, made).ToArray();
        int Met(Population side, int[] rows)
        {
            var known = Keys(side, table, columns, rows).ToHashSet();
            return keys.Count(known.Contains);
        }

        var inMembers = Met(members, Draw.Some(stream.Derive("members"), seen, count));
        var inHoldout = Met(controls, Draw.Some(stream.Derive("controls"), held, count));
        var excess = ShareDifference.Of(inMembers, keys.Length, inHoldout, keys.Length);
        return new CopiedRows(
            Met(members, seen) / (double)keys.Length,
            inMembers / (double)keys.Length,
            inHoldout / (double)keys.Length,
            excess.Value,
            excess.Interval);
    }

    // Codes and bit patterns side by side: equal keys are equal rows.
    private static IEnumerable<RowValues> Keys(Population side, TableScope table, string[] columns, int[] rows)
    {
        var values = columns.Select(column => side.Data[table.Name][column].Values).ToArray();
        return rows.Select(row => new RowValues(Array.ConvertAll(values, column => column[row])));
    }

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
