using Synth.Schema;

namespace Synth.Connectors;

/// <summary>Finds what of a table only some engines have, and the target has not. Pure.</summary>
/// <param name="source">The table.</param>
/// <param name="target">What became of it.</param>
internal sealed class AspectAudit(Table source, Table target)
{
    /// <summary>An entry for each aspect that is lost.</summary>
    public IEnumerable<LedgerEntry> FindLost()
    {
        var aspects = new (bool IsLost, string Subject, string Reason)[]
        {
            (source.InheritsFrom.Count > target.InheritsFrom.Count,
                $"inheritance of {source.Name} from {string.Join(", ", source.InheritsFrom)}",
                "In the target it is a table of its own."),
            (source.Versioning is not null && target.Versioning is null,
                $"history of {source.Name}",
                "In the target it is a table that keeps no history."),
            (source.PrimaryKey is { IncludedColumns.Count: > 0 } && target.PrimaryKey is { IncludedColumns.Count: 0 },
                $"included columns of the primary key of {source.Name}",
                "In the target the index of the key holds its columns alone."),
            (source.PrimaryKey is { Deferrability: not Deferrability.NotDeferrable }
                    && target.PrimaryKey is { Deferrability: Deferrability.NotDeferrable },
                $"primary key of {source.Name}",
                "In the target it is checked at once."),
        };
        return
        [
            .. aspects
                .Where(aspect => aspect.IsLost)
                .Select(aspect => new LedgerEntry(LedgerOutcome.Approximated, aspect.Subject, aspect.Reason)),
            .. source.Columns.Zip(target.Columns)
                .Select(pair => (pair.First.Name, Lost: pair.First.Options.Except(pair.Second.Options).ToArray()))
                .Where(column => column.Lost.Length > 0)
                .Select(column => new LedgerEntry(
                    LedgerOutcome.Approximated,
                    $"column {source.Name}.{column.Name}",
                    $"In the target it is without: {string.Join(", ", column.Lost)}.")),
            .. source.ForeignKeys
                .Where(key => key.Options.Count > 0 && target.ForeignKeys.All(other => !other.Options.SequenceEqual(key.Options)))
                .Select(key => new LedgerEntry(
                    LedgerOutcome.Approximated,
                    $"foreign key {key.Name ?? string.Join(", ", key.ReferencingColumns)} of {source.Name}",
                    $"In the target it is without: {string.Join(", ", key.Options)}.")),
        ];
    }
}
