using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Learns of spans that must not overlap what they are like where they meet.</summary>
internal static class WatchedSpanFitter
{
    /// <summary>The constraints of a table over spans.</summary>
    /// <param name="table">The sampled rows.</param>
    /// <param name="engine">The engine in whose dialect conditions are.</param>
    /// <param name="minFamilies">How many families have to share a value that is kept.</param>
    public static WatchedSpan[] Fit(SourceTable table, string engine, int minFamilies) =>
        [.. WatchedSpan.Of(table.Plan).Select(span => span with { OpenEnd = OpenEndOf(span, table, minFamilies) })
            .Select(span => span with { TouchingShare = TouchingShareOf(span, table, engine) })];

    private static double TouchingShareOf(WatchedSpan span, SourceTable table, string engine)
    {
        if (SpanWatch.Of(span, table.Plan.Table, table.Layout, engine) is not { } watch)
        {
            return 0;
        }

        var (pairs, touching) = (0, 0);
        foreach (var group in watch.Groups(new RecordBatch(table.Layout, table.Columns)))
        {
            RowSpan[] ordered = [.. group.Select(entry => entry.Span).OrderBy(entry => entry.Start)];
            pairs += ordered.Length - 1;
            touching += Enumerable.Range(1, ordered.Length - 1).Count(i => ordered[i].Start == ordered[i - 1].End);
        }

        return pairs == 0 ? 0 : touching / (double)pairs;
    }

    // A date that is none is no end to begin with.
    private static decimal? OpenEndOf(WatchedSpan span, SourceTable table, int minFamilies)
    {
        if (span.Span.End is not { } end || table.IndexOf(end) is not (>= 0 and var index)
            || !CellNumber.IsTemporal(table.Layout[index].Type))
        {
            return null;
        }

        var isTimestamp = table.Layout[index].Type.WithoutDomain() is TimestampType;
        return OpenEnds.Find((FixedVector<long>)table.Columns[index], isTimestamp, table.Families, minFamilies) is { } found
            && !TemporalValues.IsSpecial(found)
                ? found * (isTimestamp ? 1m : TimeSpan.TicksPerDay)
                : null;
    }
}
