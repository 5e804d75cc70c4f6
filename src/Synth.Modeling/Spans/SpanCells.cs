using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Reads and writes the spans of rows as numbers: those of numbers and of <see cref="CellNumber"/>, and of ranges those of
/// <see cref="RangeCodec"/>.
/// </summary>
internal sealed class SpanCells
{
    private readonly SpanColumns span;
    private readonly decimal? openEnd;
    private readonly ValueList<ColumnLayout> layout;
    private readonly int start;
    private readonly int end;
    private readonly RangeCodec? range;
    private readonly decimal step;

    /// <summary>Prepares the columns of a span.</summary>
    private SpanCells(SpanColumns span, decimal? openEnd, Table table, ValueList<ColumnLayout> layout)
    {
        this.span = span;
        this.openEnd = openEnd;
        this.layout = layout;
        start = IndexOf(span.Start);
        end = span.End is null ? -1 : IndexOf(span.End);
        range = span.End is null ? RangeCodec.Named(table.FindColumn(span.Start)!.NativeType) : null;
        step = range?.Step ?? StepOf(layout[start].Type);
        Day = range is not null ? range.Day : layout[start].Type.WithoutDomain() is TimestampType ? TimeSpan.TicksPerDay : null;
    }

    /// <summary>How long a day is, where spans have times of day; null where they have none.</summary>
    public decimal? Day { get; }

    /// <summary>The cells of a span; null where its columns hold what is no number, date, timestamp or range of these.</summary>
    public static SpanCells? Of(WatchedSpan watched, Table table, ValueList<ColumnLayout> layout)
    {
        var types = watched.Columns.Select(column => layout.FirstOrDefault(entry => entry.Name == column)?.Type.WithoutDomain()).ToArray();
        var cells = types.Any(type => type is null) ? null : new SpanCells(watched.Span, watched.OpenEnd, table, layout);
        return watched.Span.End is null ? cells?.range is null ? null : cells
            : types.All(type => type is IntegerType or DecimalType { Scale: not null } or DateType or TimestampType) ? cells
            : null;
    }

    /// <summary>The span of a row; null where it has none, or no beginning.</summary>
    public RowSpan? Read(IReadOnlyList<ColumnVector> columns, int row)
    {
        if (range is not null)
        {
            return columns[start] is BytesVector texts && !texts.IsNull(row)
                && range.TryReadSpan(texts.GetString(row)!, out var low, out var high, out var bounds) && low is { } known
                    ? new RowSpan(known, high is null || bounds != "[]" ? high : high + step)
                    : null;
        }

        if (CellNumber.Read(columns[start], layout[start].Type, row) is not { } from)
        {
            return null;
        }

        var until = CellNumber.Read(columns[end], layout[end].Type, row) is { } to && to != openEnd ? to : (decimal?)null;
        return new RowSpan(from, span.IncludesEnd ? until + step : until);
    }

    /// <summary>Writes spans of rows; where one is null the row keeps its own.</summary>
    public void Write(IReadOnlyList<ColumnVector> columns, RowSpan?[] spans)
    {
        if (range is not null)
        {
            ColumnRewriter.Rewrite(columns[start], (row, own) =>
            {
                if (spans[row] is not { } moved
                    || !range.TryReadSpan(((BytesVector)own).GetString(row)!, out _, out _, out var bounds))
                {
                    return false;
                }

                ((BytesVector)columns[start]).Append(range.WriteSpan(moved.Start, bounds == "[]" ? moved.End - step : moved.End, bounds));
                return true;
            });
            return;
        }

        Write(columns, start, row => spans[row]?.Start);
        Write(columns, end, row => span.IncludesEnd ? spans[row]?.End - step : spans[row]?.End);
    }

    private void Write(IReadOnlyList<ColumnVector> columns, int index, Func<int, decimal?> values) =>
        ColumnRewriter.Rewrite(columns[index], (row, _) =>
            values(row) is { } value && CellNumber.TryAppend(columns[index], layout[index].Type, value));

    private int IndexOf(string column) => layout.Index().First(entry => entry.Item.Name == column).Index;

    private static decimal StepOf(ColumnType type) => type.WithoutDomain() switch
    {
        DateType => TimeSpan.TicksPerDay,
        TimestampType { FractionalDigits: var digits } => (decimal)Math.Pow(10, 7 - Math.Min(7, digits)),
        DecimalType { Scale: { } scale } => 1m / (decimal)DecimalValues.PowerOfTen(Math.Clamp(scale, 0, 28)),
        _ => 1,
    };
}
