using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Keeps the spans of a table's rows from overlapping where a constraint says that they must not.</summary>
internal sealed class SpanKeeper
{
    /// <summary>What is moved for one constraint may have to be moved again for another one.</summary>
    private const int MostRounds = 20;

    private readonly Table table;
    private readonly RandomStream stream;
    private readonly SpanWatch[] watches;
    private readonly SpanWatch[] moving;

    /// <summary>Prepares a table.</summary>
    /// <param name="plan">The plan of the table.</param>
    /// <param name="model">Its model.</param>
    /// <param name="engine">The engine in whose dialect conditions are.</param>
    /// <param name="stream">The table's stream.</param>
    public SpanKeeper(TablePlan plan, TableModel model, string engine, RandomStream stream)
    {
        table = plan.Table;
        this.stream = stream.Derive("spans");
        var layout = RecordBatch.LayoutOf(table);
        watches = [.. model.WatchedSpans.Select(span => SpanWatch.Of(span, table, layout, engine)).OfType<SpanWatch>()];
        moving = Array.FindAll(watches, watch =>
            watch.Span.Columns.All(column => model.Columns.Any(other => other.Name == column && other is DataColumnModel)));
    }

    /// <summary>Moves spans that overlap.</summary>
    /// <param name="rows">The rows, all columns filled.</param>
    /// <param name="begin">The position of the first one.</param>
    /// <returns>The columns that were written.</returns>
    public HashSet<string> Keep(RecordBatch rows, long begin)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < MostRounds; round++)
        {
            var broken = Array.FindAll(moving, watch => watch.FindOverlapping(rows).Any());
            if (broken.Length == 0)
            {
                break;
            }

            foreach (var watch in broken)
            {
                watch.Cells.Write(rows.Columns, Arrange(watch, rows, begin, stream.Derive(watch.Span.Name).Derive(round)));
                written.UnionWith(watch.Span.Columns);
            }
        }

        return written;
    }

    /// <summary>Refuses rows that overlap still.</summary>
    /// <exception cref="UnsupportedSchemaException">Some do.</exception>
    public void RefuseBroken(RecordBatch rows)
    {
        foreach (var watch in watches)
        {
            var overlapping = watch.FindOverlapping(rows).Count();
            if (overlapping > 0)
            {
                throw new UnsupportedSchemaException(
                    "Spans that must not overlap find no room for all rows that are asked for.",
                    [new SchemaIssue(SchemaIssueSeverity.Error, $"table {table.Name}, constraint {watch.Span.Name}",
                        $"{overlapping} of {rows.RowCount} rows overlap another one still. Lower --scale.")]);
            }
        }
    }

    private static RowSpan?[] Arrange(SpanWatch watch, RecordBatch rows, long begin, RandomStream stream)
    {
        var groups = watch.Groups(rows).ToArray();
        var finite = groups.SelectMany(group => group).Select(entry => entry.Span).Where(span => span.Length > 0).ToArray();
        var result = new RowSpan?[rows.RowCount];
        if (finite.Length == 0)
        {
            return result;
        }

        var timeline = new SpanTimeline(
            finite.Min(span => span.Start),
            finite.Max(span => span.End!.Value),
            watch.Cells.Day ?? GridOf(finite),
            watch.Span.TouchingShare,
            stream);
        foreach (var group in groups)
        {
            // Of rows whose spans have no end, only one can keep that.
            (int Row, RowSpan Span)[] open = [.. group.Where(entry => entry.Span.End is null)
                .OrderByDescending(entry => entry.Span.Start).ThenBy(entry => entry.Row).Take(1)];
            var others = group.Except(open).Select(entry => (entry.Row, Span: Close(entry.Span, begin + entry.Row))).ToArray();
            var starts = timeline.Arrange(
                Array.ConvertAll(others, entry => entry.Span), Array.ConvertAll(others, entry => begin + entry.Row));
            foreach (var (i, (row, span)) in others.Index())
            {
                result[row] = new RowSpan(starts[i], starts[i] + span.Length);
            }

            foreach (var (row, span) in open)
            {
                result[row] = span with { Start = others.Select(entry => result[entry.Row]!.Value.End!.Value).Append(span.Start).Max() };
            }
        }

        return result;

        // What ends before it begins is read the other way round; what has no end and is not the last lasts as long as another one.
        RowSpan Close(RowSpan span, long position) => span switch
        {
            { Length: > 0 } => span,
            { End: { } end } => new RowSpan(end, span.Start),
            _ => span with { End = span.Start + finite[stream.Below(position, finite.Length)].Length },
        };
    }

    // The greatest distance of which all beginnings lie a multiple apart.
    private static decimal GridOf(RowSpan[] spans)
    {
        var grid = 0m;
        foreach (var span in spans)
        {
            var distance = Math.Abs(span.Start - spans[0].Start);
            while (distance != 0)
            {
                (grid, distance) = (distance, grid % distance);
            }
        }

        return grid == 0 ? 1 : grid;
    }
}
