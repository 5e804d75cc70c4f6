using Synth.Data;
using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Modeling;

/// <summary>Finds the rows whose spans overlap although a <see cref="WatchedSpan"/> says that they must not.</summary>
internal sealed class SpanWatch
{
    private readonly int[] keys;
    private readonly Func<CheckRow, Scalar>? filter;

    private SpanWatch(WatchedSpan span, SpanCells cells, int[] keys, Func<CheckRow, Scalar>? filter)
    {
        Span = span;
        Cells = cells;
        this.keys = keys;
        this.filter = filter;
    }

    /// <summary>What is watched.</summary>
    public WatchedSpan Span { get; }

    /// <summary>Reads and writes it.</summary>
    public SpanCells Cells { get; }

    /// <summary>Prepares a constraint; null where its condition or its columns are not understood, which leaves it to the engine.</summary>
    /// <param name="span">What is watched.</param>
    /// <param name="table">The table.</param>
    /// <param name="layout">The columns of its rows.</param>
    /// <param name="engine">The engine in whose dialect its condition is.</param>
    public static SpanWatch? Of(WatchedSpan span, Table table, ValueList<ColumnLayout> layout, string engine)
    {
        var columns = layout.Select(column => table.FindColumn(column.Name)!).ToArray();
        var filter = span.Filter is null ? null : CheckCompiler.Compile(span.Filter, SqlSyntaxes.Of(engine), columns)?.Evaluate;
        return (span.Filter is null || filter is not null) && SpanCells.Of(span, table, layout) is { } cells
            ? new SpanWatch(span, cells, [.. span.Keys.Select(key => Array.FindIndex(columns, column => column.Name == key))], filter)
            : null;
    }

    /// <summary>The rows that have a span, by what they have to agree in to collide.</summary>
    public IEnumerable<IGrouping<UInt128, (int Row, RowSpan Span)>> Groups(RecordBatch rows)
    {
        var key = new RowKey(keys);
        var entries = new List<(UInt128 Key, int Row, RowSpan Span)>();
        for (var row = 0; row < rows.RowCount; row++)
        {
            if ((filter is null || filter(new CheckRow(rows, row)).Truth == true)
                && key.Read(rows.Columns, row) is { } value
                && Cells.Read(rows.Columns, row) is { } span && span.Start != span.End)
            {
                entries.Add((value, row, span));
            }
        }

        return entries.GroupBy(entry => entry.Key, entry => (entry.Row, entry.Span));
    }

    /// <summary>The rows that overlap one that begins before them.</summary>
    public IEnumerable<int> FindOverlapping(RecordBatch rows)
    {
        foreach (var group in Groups(rows))
        {
            RowSpan? before = null;
            foreach (var (row, span) in group.OrderBy(entry => entry.Span.Start).ThenBy(entry => entry.Row))
            {
                if (before?.Overlaps(span) == true || span.Length < 0)
                {
                    yield return row;
                }

                before = before is { } last && (last.End is null || last.End > span.End) ? last : span;
            }
        }
    }
}
