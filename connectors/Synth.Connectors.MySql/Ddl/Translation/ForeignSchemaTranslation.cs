using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>
/// A schema of another engine, or of the other product of this one, in the server's terms. First all tables and columns get their names
/// and types, since keys have equal types on both sides; then each table is translated. Pure.
/// </summary>
internal sealed class ForeignSchemaTranslation(DatabaseSchema source, ServerFacts facts)
{
    private readonly List<LedgerEntry> ledger = [];

    public SchemaTranslation Translate()
    {
        EmptyTables.Refuse(source, "MySQL");
        var names = new TranslatedNames(source, facts, ledger);
        var keyTypes = new KeyTypes(source);
        var expressions = new ExpressionTranslator(source, new MySqlExpressions(facts.Version));
        var columns = source.Tables.ToDictionary(
            table => table.Name, table => new ColumnTranslation(source, table, keyTypes, names, expressions, facts, ledger).Translate());
        var tables = source.Tables.ToDictionary(
            table => table.Name, table => new TableTranslation(source, table, names, columns, expressions, facts, ledger).Translate());
        var schema = new DatabaseSchema
        {
            Engine = MySqlDatabaseConnector.EngineName,
            EngineVersion = facts.Version.Text,
            Collation = facts.DatabaseCollation,
            Tables = tables.Values.OrderBy(table => table.Name).ToValueList(),
            Sequences = TranslateSequences(names).ToValueList(),
        };
        SkipWhatIsCode();
        ledger.AddRange(TranslationNotes.Of(source, facts));
        return new SchemaTranslation(schema, tables, new LossLedger(ledger.ToValueList()));
    }

    private IEnumerable<Sequence> TranslateSequences(TranslatedNames names)
    {
        foreach (var sequence in source.Sequences)
        {
            if (facts.Version.HasSequences)
            {
                // The engine keeps the last number of 64 bits for itself.
                yield return sequence with
                {
                    Name = names.Sequence(sequence.Name),
                    Minimum = Math.Max(sequence.Minimum, long.MinValue + 1),
                    Maximum = Math.Min(sequence.Maximum, long.MaxValue - 1),
                    NativeType = null,
                };
            }
            else
            {
                ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, $"sequence {sequence.Name}", "MySQL has no sequences."));
            }
        }
    }

    private void SkipWhatIsCode()
    {
        var dialect = source.EngineVersion is { } version ? ServerVersion.Parse(version).ToString() : source.Engine;
        var reason = $"Its text is in the dialect of {dialect}.";
        IEnumerable<string> subjects =
        [
            .. source.Views.Select(view => $"view {view.Name}"),
            .. source.Routines.Select(routine => $"routine {routine.Name}"),
            .. source.Triggers.Select(trigger => $"trigger {trigger.Name} of {trigger.Table}"),
            .. source.Objects.Select(item => $"{item.Kind} {item.Name}"),
            .. source.Tables.SelectMany(table =>
                table.ExclusionConstraints.Select(constraint => $"exclusion constraint {constraint.Name} of {table.Name}")),
            .. source.Types.Where(type => type.Type is not (EnumType or DomainType)).Select(type => $"type {type.Name}"),
        ];
        ledger.AddRange(subjects.Select(subject => new LedgerEntry(LedgerOutcome.Skipped, subject, reason)));
    }
}
