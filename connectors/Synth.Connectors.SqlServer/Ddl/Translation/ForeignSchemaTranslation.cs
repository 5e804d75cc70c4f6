using Synth.Connectors.SqlServer.Sessions;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>
/// A schema of another engine in SQL Server's terms. First all columns get their types, since both sides of a key must have the same, and
/// all tables their names; then each table is translated. Pure.
/// </summary>
/// <param name="source">The schema.</param>
/// <param name="targetCollation">The target's default collation; null where it is unknown.</param>
internal sealed class ForeignSchemaTranslation(DatabaseSchema source, string? targetCollation)
{
    private const string DefaultSchema = "dbo";

    private readonly List<LedgerEntry> ledger = [];

    /// <summary>The collation of texts in keys; null where the target has none that tells all of them apart.</summary>
    public string? KeyCollation { get; init; } = KeyCollations.Usual;

    public SchemaTranslation Translate()
    {
        EmptyTables.Refuse(source, "SQL Server");
        var names = new TranslatedNames(source, DefaultSchema, ledger);
        var types = new KeyColumns(source);
        var paths = new CascadePaths();
        var expressions = new ExpressionTranslator(source, SqlServerExpressions.Instance);
        var columns = source.Tables.ToDictionary(
            table => table.Name, table => new ColumnTranslation(table, names, types, expressions, KeyCollation, ledger).Translate());
        var tables = source.Tables.ToDictionary(
            table => table.Name, table =>
                new TableTranslation(source, table, names, columns, types, paths, expressions, ledger).Translate());
        var schema = new DatabaseSchema
        {
            Engine = SqlServerConnector.EngineName,
            Collation = targetCollation,
            Schemas = tables.Values.Select(table => table.Name.Schema!).Append(DefaultSchema)
                .Distinct().Order(StringComparer.Ordinal).ToValueList(),
            Tables = tables.Values.OrderBy(table => table.Name).ToValueList(),
            Sequences = source.Sequences.Select(sequence => Translate(sequence, names)).ToValueList(),
        };
        SkipWhatIsCode();
        return new SchemaTranslation(schema, tables, new LossLedger(ledger.ToValueList()));
    }

    private static Sequence Translate(Sequence sequence, TranslatedNames names) =>
        sequence with { Name = names.Sequence(sequence.Name), NativeType = "bigint", CacheSize = null };

    private void SkipWhatIsCode()
    {
        var reason = $"Its text is in the dialect of {source.Engine}.";
        var subjects = source.Views.Select(view => $"view {view.Name}")
            .Concat(source.Routines.Select(routine => $"routine {routine.Name}"))
            .Concat(source.Triggers.Select(trigger => $"trigger {trigger.Name} of {trigger.Table}"))
            .Concat(source.Types.Where(type => type.Type is not (EnumType or DomainType)).Select(type => $"type {type.Name}"))
            .Concat(source.Objects.Select(item => $"{item.Kind} {item.Name}"))
            .Concat(source.Extensions.Select(extension => $"extension {extension.Name}"));
        ledger.AddRange(subjects.Select(subject => new LedgerEntry(LedgerOutcome.Skipped, subject, reason)));
        ledger.AddRange(source.Issues
            .Where(issue => issue.Severity != SchemaIssueSeverity.Note)
            .Select(issue => new LedgerEntry(LedgerOutcome.Skipped, issue.Subject, issue.Message)));
    }
}
