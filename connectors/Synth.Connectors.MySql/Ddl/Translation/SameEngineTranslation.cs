using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>MySQL or MariaDB to itself: nothing changes, and what the reader could not describe is lost.</summary>
internal sealed class SameEngineTranslation(DatabaseSchema source, ServerFacts facts)
{
    public SchemaTranslation Translate()
    {
        IEnumerable<LedgerEntry> entries =
        [
            .. Recreated(source.Tables.Select(table => $"table {table.Name}")),
            .. Recreated(source.Sequences.Select(sequence => $"sequence {sequence.Name}")),
            .. Recreated(source.Routines.Select(routine => $"{routine.Signature.ToLowerInvariant()} {routine.Name}")),
            .. Recreated(source.Views.Select(view => $"view {view.Name}")),
            .. Recreated(source.Triggers.Select(trigger => $"trigger {trigger.Name} of {trigger.Table}")),
            .. Recreated(source.Objects.Select(item => $"{item.Kind} {item.Name}")),
            .. TranslationNotes.Of(source, facts),
        ];
        return new SchemaTranslation(
            source with { EngineVersion = facts.Version.Text },
            source.Tables.ToDictionary(table => table.Name),
            new LossLedger(entries.ToValueList()));
    }

    private static IEnumerable<LedgerEntry> Recreated(IEnumerable<string> subjects) =>
        subjects.Select(subject => new LedgerEntry(LedgerOutcome.Recreated, subject, ""));
}
