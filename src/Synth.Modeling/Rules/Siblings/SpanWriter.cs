using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Moves spans behind the one before, as long as they are: those that overlap, or all where there are no gaps. An open end that is not the
/// last gives way to where the next one starts, as far from its own start as that was drawn.
/// </summary>
internal static class SpanWriter
{
    /// <summary>Writes start and end.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows, both columns filled.</param>
    /// <param name="start">The start's column.</param>
    /// <param name="end">The end's column.</param>
    /// <param name="layout">The table's columns.</param>
    public static void Apply(SpanRule rule, RuleRows rows, int start, int end, ValueList<Data.ColumnLayout> layout)
    {
        var (from, until) = (rows.Numbers(new RuleColumn(0, rule.Start)), rows.Numbers(new RuleColumn(0, rule.Column)));
        Func<int, decimal?> to = row => until(row) is { } known && known != rule.OpenEnd ? known : null;
        var starts = new decimal?[rows.Count];
        var ends = new decimal?[rows.Count];
        foreach (var family in Enumerable.Range(0, rows.Count)
            .Where(row => rows.ParentOf(row) >= 0 && from(row) is not null).GroupBy(rows.ParentOf))
        {
            var free = (decimal?)null;
            int[] ordered = [.. family.OrderBy(row => from(row)).ThenBy(row => to(row) ?? decimal.MaxValue).ThenBy(row => row)];
            for (var i = 0; i < ordered.Length; i++)
            {
                var row = ordered[i];
                var shift = Shift(rule, free - from(row)!.Value);
                starts[row] = from(row) + shift;
                ends[row] = to(row) + shift
                    ?? (i + 1 < ordered.Length
                        ? starts[row] + Math.Max(0, from(ordered[i + 1])!.Value - from(row)!.Value - (rule.Gap ?? rule.Least))
                        : null);
                free = ends[row] ?? free;
            }
        }

        Write(rows, start, starts, layout);
        Write(rows, end, ends, layout);
    }

    // Towards the end of the span before; the first one stays.
    private static decimal Shift(SpanRule rule, decimal? distance) => (rule.Gap, distance) switch
    {
        (_, null) => 0,
        ({ } gap, { } missing) => missing + gap,
        (null, { } missing) => Math.Max(0, Up(missing + rule.Least, rule.Step)),
    };

    private static decimal Up(decimal distance, decimal step) => distance <= 0 || step == 0
        ? distance
        : Math.Ceiling(distance / step) * step;

    private static void Write(RuleRows rows, int index, decimal?[] values, ValueList<Data.ColumnLayout> layout)
    {
        var target = rows.Column(index);
        ColumnRewriter.Rewrite(target, (row, _) => values[row] is { } value && CellNumber.TryAppend(target, layout[index].Type, value));
    }
}
