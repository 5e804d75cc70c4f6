using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>
/// A schema of another engine in PostgreSQL's terms. First all tables and columns get their names, since names of one
/// schema's tables, indexes, keys and sequences share one namespace; then each table is translated. Pure.
/// </summary>
internal sealed class ForeignSchemaTranslation(DatabaseSchema source)
{
    private const string DefaultSchema = "public";

    private readonly List<LedgerEntry> ledger = [];

    public SchemaTranslation Translate()
    {
        var names = new TranslatedNames(source, DefaultSchema, ledger);
        var expressions = new ExpressionTranslator(source, PostgreSqlExpressions.Instance);
        var numbered = NumberedColumns.Of(source);
        var columns = source.Tables.ToDictionary(
            table => table.Name, table => new ColumnTranslation(table, names, expressions, numbered, ledger).Translate());
        var tables = source.Tables.ToDictionary(
            table => table.Name, table => new TableTranslation(source, table, names, expressions, columns, ledger).Translate());
        SkipWhatIsCode();
        var schema = new DatabaseSchema
        {
            Engine = PostgreSqlConnector.EngineName,
            Schemas = tables.Values.Select(table => table.Name.Schema!).Append(DefaultSchema)
                .Distinct().Order(StringComparer.Ordinal).ToValueList(),
            Tables = tables.Values.OrderBy(table => table.Name).ToValueList(),
            Sequences = source.Sequences
                .Select(sequence => sequence with { Name = names.Relation(sequence.Name) })
                .ToValueList(),
        };
        return new SchemaTranslation(schema, tables, new LossLedger(ledger.ToValueList()));
    }

    private void SkipWhatIsCode()
    {
        var reason = $"Its text is in the dialect of {source.Engine}.";
        ledger.AddRange(source.Views.Select(view => new LedgerEntry(LedgerOutcome.Skipped, $"view {view.Name}", reason)));
        ledger.AddRange(source.Routines.Select(routine => new LedgerEntry(LedgerOutcome.Skipped, $"routine {routine.Name}", reason)));
        ledger.AddRange(source.Triggers.Select(trigger =>
            new LedgerEntry(LedgerOutcome.Skipped, $"trigger {trigger.Name} of {trigger.Table}", reason)));
        ledger.AddRange(source.Objects.Select(other => new LedgerEntry(LedgerOutcome.Skipped, $"{other.Kind} {other.Name}", reason)));
        ledger.AddRange(source.Types
            .Where(type => type.Type is not (EnumType or DomainType))
            .Select(type => new LedgerEntry(LedgerOutcome.Skipped, $"type {type.Name}", reason)));
        ledger.AddRange(source.Issues
            .Where(issue => issue.Severity != SchemaIssueSeverity.Note)
            .Select(issue => new LedgerEntry(LedgerOutcome.Skipped, issue.Subject, issue.Message)));
    }
}
