using System.Text.Json.Serialization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Spans of rows that never overlap where the rows agree in other columns, as a constraint of the schema says.</summary>
/// <param name="Name">The constraint.</param>
/// <param name="Keys">The columns in which rows must agree for their spans to collide; rows with a null among them never do.</param>
/// <param name="Span">The columns of the span.</param>
/// <param name="Filter">The condition of the rows that it speaks of, in the dialect of the source; null for all.</param>
/// <param name="WithinSiblings">Whether those columns include the key to the primary parent, so that only siblings can collide.</param>
internal sealed record WatchedSpan(string Name, string[] Keys, SpanColumns Span, string? Filter, bool WithinSiblings)
{
    /// <summary>The share of spans that begin where the one before them ends, 0 to 1.</summary>
    public double TouchingShare { get; init; }

    /// <summary>The end that stands for "for ever", in the units of <see cref="SpanCells"/>; null where a missing one does.</summary>
    public decimal? OpenEnd { get; init; }

    /// <summary>The columns of the span.</summary>
    [JsonIgnore]
    public IEnumerable<string> Columns => Span.End is null ? [Span.Start] : [Span.Start, Span.End];

    /// <summary>
    /// The constraints of a table that say so of its columns: any number that must be equal, and one span. Others are the target's own.
    /// </summary>
    public static IEnumerable<WatchedSpan> Of(TablePlan plan) =>
        from constraint in plan.Table.ExclusionConstraints
        let spans = constraint.Elements.Select(element => element.Span).OfType<SpanColumns>().ToArray()
        let keys = constraint.Elements.Where(element => element.Span is null).ToArray()
        where spans.Length == 1 && Array.TrueForAll(keys, key => key is { Column: { } column, Operator: "=" } && IsStored(plan, column))
            && IsStored(plan, spans[0].Start) && (spans[0].End is not { } end || IsStored(plan, end))
        select new WatchedSpan(
            constraint.Name,
            [.. keys.Select(key => key.Column!)],
            spans[0],
            constraint.Filter,
            plan.Relations.PrimaryParent is { } parent && parent.ReferencingColumns.All(key => keys.Any(other => other.Column == key)));

    private static bool IsStored(TablePlan plan, string column) => plan.Table.FindColumn(column) is { Generated: null };
}
