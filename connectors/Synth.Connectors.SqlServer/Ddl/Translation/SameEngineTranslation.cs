using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// SQL Server to SQL Server: nothing changes but that a column whose collation is the source's default names it where the target's default
/// is another; what the reader could not describe is lost. Pure.
/// </summary>
internal static class SameEngineTranslation
{
    /// <summary>Translates a schema.</summary>
    /// <param name="source">The schema.</param>
    /// <param name="targetCollation">The target's default collation; null where it is unknown.</param>
    public static SchemaTranslation Translate(DatabaseSchema source, string? targetCollation)
    {
        var schema = source.Collation is { } collation && targetCollation is not null && collation != targetCollation
            ? WithCollation(source, collation, targetCollation)
            : source;
        return new SchemaTranslation(
            schema,
            source.Tables.Zip(schema.Tables).ToDictionary(pair => pair.First.Name, pair => pair.Second),
            new LossLedger(Recreated(source).Concat(Lost(source)).ToValueList()));
    }

    private static DatabaseSchema WithCollation(DatabaseSchema source, string collation, string targetCollation) => source with
    {
        Collation = targetCollation,
        Tables = source.Tables.Select(table => table with
        {
            Columns = table.Columns.Select(column => column switch
            {
                { Collation: null, Type: TextType, Generated: null } => column with { Collation = collation },
                _ when column.Collation == targetCollation => column with { Collation = null },
                _ => column,
            }).ToValueList(),
        }).ToValueList(),
    };

    private static IEnumerable<LedgerEntry> Recreated(DatabaseSchema source) => source.Tables.Select(table => $"table {table.Name}")
        .Concat(source.Types.Select(type => $"type {type.Name}"))
        .Concat(source.Sequences.Select(sequence => $"sequence {sequence.Name}"))
        .Concat(source.Views.Select(view => $"view {view.Name}"))
        .Concat(source.Routines.Select(routine => $"routine {routine.Name}"))
        .Concat(source.Objects.Select(item => $"{item.Kind} {item.Name}"))
        .Concat(source.Triggers.Select(trigger => $"trigger {trigger.Name} of {trigger.Table}"))
        .Select(subject => new LedgerEntry(LedgerOutcome.Recreated, subject, ""));

    private static IEnumerable<LedgerEntry> Lost(DatabaseSchema source) => source.Issues
        .Where(issue => issue.Severity != SchemaIssueSeverity.Note)
        .Select(issue => new LedgerEntry(LedgerOutcome.Skipped, issue.Subject, issue.Message));
}
