using System.Runtime.CompilerServices;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// The memory of what has to be known of all rows of a table: their places in an order, and what is summed up over links.
/// </summary>
internal static class OrderBytes
{
    /// <summary>Bytes a row while a table is put in order: its time and its position, which are let go of then.</summary>
    private const int Sorting = sizeof(long) + sizeof(int);

    /// <summary>The bytes at most, which is while the largest table is put in order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rowCounts">How many rows each table has.</param>
    public static long Of(RelationalModel model, IReadOnlyDictionary<TableName, long> rowCounts)
    {
        var (held, sorted) = (0L, 0L);
        foreach (var table in model.Models)
        {
            var rows = rowCounts[table.Name];
            held += rows * sizeof(int) * table.Rules.Count(rule => rule is CountedTextRule);
            held += rows * Unsafe.SizeOf<decimal?>() * table.Rules.Count(rule => rule is AggregateRule { Link: >= 0 });
            if (table.Rules.Any(rule => rule is NumberingRule))
            {
                held += rows * sizeof(int);
                sorted = Math.Max(sorted, rows * Sorting);
            }
        }

        return held + sorted;
    }
}
