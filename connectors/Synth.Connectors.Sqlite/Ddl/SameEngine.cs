using Synth.Connectors.Sqlite.Catalog;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Translates SQLite to SQLite: everything stays, down to the text of its statement.</summary>
internal static class SameEngine
{
    private const string RowsOfVirtualTable = $"rows of {CatalogAssembler.VirtualTableKind} ";

    public static SchemaTranslation Translate(DatabaseSchema source)
    {
        var schema = source with
        {
            Tables = source.Tables.Select(WithDefinitions).ToValueList(),
            Issues = [],
        };
        var ledger = source.Tables.Select(table => Recreated($"table {table.Name}"))
            .Concat(source.Tables.SelectMany(table => table.Indexes).Select(index => Recreated($"index {index.Name}")))
            .Concat(source.Views.Select(view => Recreated($"view {view.Name}")))
            .Concat(source.Triggers.Select(trigger => Recreated($"trigger {trigger.Name}")))
            .Concat(source.Objects.Select(item => Recreated($"{item.Kind} {item.Name}")))
            .Concat(source.Issues.Where(issue => issue.Subject.StartsWith(RowsOfVirtualTable, StringComparison.Ordinal))
                .Select(issue => new LedgerEntry(LedgerOutcome.Skipped, issue.Subject, issue.Message)));
        return new SchemaTranslation(schema, schema.Tables.ToDictionary(table => table.Name), new LossLedger(ledger.ToValueList()));
    }

    private static Table WithDefinitions(Table table)
    {
        var indexes =
            table.Indexes.Select(index => index with { Definition = index.Definition ?? StatementRenderer.Index(table.Name, index) });
        return table with { Definition = table.Definition ?? StatementRenderer.Table(table), Indexes = indexes.ToValueList() };
    }

    private static LedgerEntry Recreated(string subject) => new(LedgerOutcome.Recreated, subject, "");
}
