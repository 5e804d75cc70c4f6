using System.Globalization;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes sequences. Pure.</summary>
internal sealed class SequenceAssembler(CatalogRows rows, List<SchemaIssue> issues)
{
    private readonly Dictionary<int, SequencePositionRow> positions = rows.SequencePositions.ToDictionary(row => row.ObjectId);

    public IEnumerable<Sequence> Assemble() => rows.Sequences.Select(row =>
    {
        var name = new TableName(row.SchemaName, row.Name);
        return new Sequence(
            name, Parse(row.Start, name), Parse(row.Increment, name), Parse(row.Minimum, name),
            Parse(row.Maximum, name), row.IsCyclic, LastValueOf(row, name))
        {
            NativeType = row.TypeName is "decimal" or "numeric"
                ? string.Create(CultureInfo.InvariantCulture, $"{row.TypeName}({row.Precision},0)")
                : row.TypeName,
            CacheSize = row.IsCached ? row.CacheSize : 0,
        };
    });

    // Where the server does not say which number was given last, a position that differs from the start was given.
    private long? LastValueOf(SequenceRow row, TableName name)
    {
        var last = positions.TryGetValue(row.ObjectId, out var position) ? position.LastValue
            : row.CurrentValue == row.Start ? null
            : row.CurrentValue;
        return last is null ? null : Parse(last, name);
    }

    private long Parse(string text, TableName name)
    {
        var value = Int128.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var clamped = Int128.Clamp(value, long.MinValue, long.MaxValue);
        if (clamped != value)
        {
            issues.Add(new SchemaIssue(SchemaIssueSeverity.Warning, $"sequence {name}", "Its bounds are those of 64 bits in the target."));
        }

        return (long)clamped;
    }
}
