using Synth.Schema;

namespace Synth.Connectors;

/// <summary>
/// Sees to it that a ledger is complete: each object of a source is found in the translated schema, or some entry names it. What neither
/// holds becomes an entry of its own, so that nothing is lost in silence whatever a connector overlooks. What only some engines have
/// besides, inheritance, histories, clauses of keys, is told here for all that have not. Pure.
/// </summary>
public static class LedgerAudit
{
    /// <summary>The translation with entries for all that is neither in its schema nor named in its ledger.</summary>
    /// <param name="source">What was translated.</param>
    /// <param name="translation">What became of it.</param>
    public static SchemaTranslation Complete(DatabaseSchema source, SchemaTranslation translation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(translation);
        LedgerEntry[] added =
        [
            .. source.Tables.SelectMany(table => new AspectAudit(table, translation.Tables[table.Name]).FindLost()),
            .. FindUntold(source, translation)
                .Select(subject => new LedgerEntry(LedgerOutcome.Skipped, subject, "It has no counterpart in the target.")),
        ];
        return added.Length == 0 ? translation : translation with { Ledger = new LossLedger([.. translation.Ledger.Entries, .. added]) };
    }

    /// <summary>The objects that are neither in the schema of a translation nor named in its ledger: what a connector overlooked.</summary>
    /// <param name="source">What was translated.</param>
    /// <param name="translation">What became of it.</param>
    public static IReadOnlyList<string> FindUntold(DatabaseSchema source, SchemaTranslation translation)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(translation);
        var told = translation.Ledger.Entries
            .Where(entry => entry.Outcome != LedgerOutcome.Recreated)
            .Select(entry => entry.Subject)
            .ToArray();
        return
        [
            .. source.Tables
                .SelectMany(table => new TableAudit(table, translation).FindMissing())
                .Concat(ObjectsMissing(source, translation.Schema))
                .Where(missing => !told.Any(subject => missing.Names.All(name => subject.Contains(name, StringComparison.Ordinal))))
                .Select(missing => missing.Subject),
        ];
    }

    private static IEnumerable<MissingObject> ObjectsMissing(DatabaseSchema source, DatabaseSchema target)
    {
        var isSameEngine = source.Engine == target.Engine;
        return
        [
            .. Missing("view", source.Views.Select(view => view.Name), target.Views.Select(view => view.Name)),
            .. Missing("routine", source.Routines.Select(routine => routine.Name), target.Routines.Select(routine => routine.Name)),
            .. Missing("type", source.Types.Where(IsOwnThing).Select(type => type.Name), target.Types.Select(type => type.Name)),
            .. Missing("extension", source.Extensions, target.Extensions),
            .. source.Triggers
                .Where(trigger => !target.Triggers.Any(other => other.Name == trigger.Name && other.Table == trigger.Table))
                .Select(trigger => new MissingObject($"trigger {trigger.Name} of {trigger.Table}", [trigger.Name])),
            .. source.Objects
                .Where(item => !target.Objects.Any(other => other.Kind == item.Kind && other.Name == item.Name))
                .Select(item => new MissingObject($"{item.Kind} {item.Name}", [item.Kind, item.Name.Name])),
            .. source.Sequences
                .Where(sequence => target.Sequences.Count < source.Sequences.Count
                    && target.Sequences.All(other => other.Name.Name != sequence.Name.Name))
                .Select(sequence => new MissingObject($"sequence {sequence.Name}", [sequence.Name.Name])),
        ];

        // Labels and conditions of the others are part of the columns that use them.
        bool IsOwnThing(UserType type) => isSameEngine || type.Type is not (EnumType or DomainType);
    }

    private static IEnumerable<MissingObject> Missing(string kind, IEnumerable<TableName> wanted, IEnumerable<TableName> there)
    {
        var present = there.ToHashSet();
        return wanted.Where(name => !present.Contains(name)).Select(name => new MissingObject($"{kind} {name}", [kind, name.Name]));
    }
}
