using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>PostgreSQL to PostgreSQL: nothing changes, and what the reader could not describe is lost.</summary>
internal static class SameEngineTranslation
{
    public static SchemaTranslation Translate(DatabaseSchema source)
    {
        var recreated = source.Tables.Select(table => new LedgerEntry(LedgerOutcome.Recreated, $"table {table.Name}", ""))
            .Concat(source.Types.Select(type => new LedgerEntry(LedgerOutcome.Recreated, $"type {type.Name}", "")))
            .Concat(source.Sequences.Select(sequence => new LedgerEntry(LedgerOutcome.Recreated, $"sequence {sequence.Name}", "")))
            .Concat(source.Views.Select(view => new LedgerEntry(LedgerOutcome.Recreated, $"view {view.Name}", "")))
            .Concat(source.Routines.Select(routine =>
                new LedgerEntry(LedgerOutcome.Recreated, $"routine {routine.Name}({routine.Signature})", "")))
            .Concat(source.Tables.SelectMany(table => table.ExclusionConstraints.Select(constraint =>
                new LedgerEntry(LedgerOutcome.Recreated, $"exclusion constraint {constraint.Name} of {table.Name}", ""))))
            .Concat(source.Objects.Select(item => new LedgerEntry(LedgerOutcome.Recreated, $"{item.Kind} {item.Name}", "")))
            .Concat(source.Triggers.Select(trigger =>
                new LedgerEntry(LedgerOutcome.Recreated, $"trigger {trigger.Name} of {trigger.Table}", "")));
        var lost = source.Issues
            .Where(issue => issue.Severity != SchemaIssueSeverity.Note)
            .Select(issue => new LedgerEntry(LedgerOutcome.Skipped, issue.Subject, issue.Message));
        return new SchemaTranslation(
            source, source.Tables.ToDictionary(table => table.Name), new LossLedger(recreated.Concat(lost).ToValueList()));
    }
}
