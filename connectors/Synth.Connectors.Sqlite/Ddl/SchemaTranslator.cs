using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Expresses another engine's schema in SQLite: flat names, SQLite's types, and a ledger of what has no form here.</summary>
internal sealed class SchemaTranslator
{
    private readonly DatabaseSchema source;
    private readonly List<LedgerEntry> ledger = [];
    private readonly NameAllocator names = new();
    private readonly Dictionary<TableName, TableName> tableNames = [];
    private readonly Dictionary<TableName, Dictionary<string, string>> columnNames = [];

    public SchemaTranslator(DatabaseSchema source)
    {
        this.source = source;
        foreach (var table in source.Tables)
        {
            var flat = table.Name.Schema is null ? names.Claim(table.Name.Name) : names.Claim(table.Name.Name, $"{table.Name.Schema}_{table.Name.Name}");
            tableNames.Add(table.Name, new TableName(flat));
            var columns = new NameAllocator();
            columnNames.Add(table.Name, table.Columns.ToDictionary(column => column.Name, column => columns.Claim(column.Name), StringComparer.Ordinal));
        }
    }

    public SchemaTranslation Translate()
    {
        var tables = source.Tables.ToDictionary(table => table.Name, TranslateTable);
        Skip(source.Views.Select(view => $"view {view.Name}"), "its query is in another engine's dialect");
        Skip(source.Triggers.Select(trigger => $"trigger {trigger.Name}"), "its body is in another engine's dialect");
        Skip(source.Routines.Select(routine => $"routine {routine.Name}"), "SQLite has no routines");
        Skip(source.Sequences.Select(sequence => $"sequence {sequence.Name}"), "SQLite has no sequences");
        Skip(source.Extensions.Select(name => $"extension {name}"), "it belongs to another engine");
        foreach (var type in source.Types)
        {
            Add(LedgerOutcome.Translated, $"type {type.Name}", "expressed by each column that uses it");
        }

        var schema = new DatabaseSchema
        {
            Engine = SqliteConnector.EngineName,
            Tables = tables.Values.OrderBy(table => table.Name).ToValueList(),
        };
        return new SchemaTranslation(schema, tables, new LossLedger(ledger.ToValueList()));
    }

    private Table TranslateTable(Table table)
    {
        var subject = $"table {table.Name}";
        var name = tableNames[table.Name];
        Add(name == table.Name ? LedgerOutcome.Recreated : LedgerOutcome.Translated, subject, name == table.Name ? "" : $"named {name}, as SQLite has no schemas and ignores case");
        Skip(table.Options.Select(option => $"{subject}, option {option}"), "it belongs to another engine");
        if (table.Comment is not null || table.Columns.Any(column => column.Comment is not null) || table.Indexes.Any(index => index.Comment is not null))
        {
            Add(LedgerOutcome.Skipped, $"{subject}, comments", "SQLite has no comments");
        }

        var columns = new ColumnTranslator(ledger);
        var translated = new Table
        {
            Name = name,
            Columns = table.Columns.Select(column => columns.Translate(table, column, columnNames[table.Name][column.Name])).ToValueList(),
            PrimaryKey = table.PrimaryKey is { } key ? key with { Columns = Columns(table.Name, key.Columns) } : null,
            UniqueConstraints = table.UniqueConstraints.Select(unique => TranslateUnique(table, unique)).ToValueList(),
            ForeignKeys = table.ForeignKeys.Select(reference => TranslateForeignKey(table, reference)).OfType<ForeignKey>().ToValueList(),
            Checks = TranslateChecks(table),
        };
        translated = translated with { Indexes = table.Indexes.Select(index => TranslateIndex(table, index)).OfType<Synth.Schema.Index>().ToValueList() };
        return translated with { Definition = StatementRenderer.Table(translated) };
    }

    private UniqueConstraint TranslateUnique(Table table, UniqueConstraint unique)
    {
        if (!unique.NullsAreDistinct || unique.Deferrability != Deferrability.NotDeferrable)
        {
            Add(LedgerOutcome.Approximated, $"table {table.Name}, unique ({string.Join(", ", unique.Columns)})", "checked at once, and rows with a null never collide in SQLite");
        }

        return new UniqueConstraint(unique.Name, Columns(table.Name, unique.Columns));
    }

    private ForeignKey? TranslateForeignKey(Table table, ForeignKey key)
    {
        var subject = $"table {table.Name}, foreign key ({string.Join(", ", key.ReferencingColumns)})";
        if (!tableNames.TryGetValue(key.ReferencedTable, out var referenced))
        {
            Add(LedgerOutcome.Skipped, subject, $"the table {key.ReferencedTable} is not part of the schema");
            return null;
        }

        if (key.IsMatchFull)
        {
            Add(LedgerOutcome.Approximated, subject, "SQLite has no MATCH FULL; a partly null key is not checked");
        }

        var pairs = key.Columns.Select(pair => new ForeignKeyColumn(
            columnNames[table.Name][pair.Column], columnNames[key.ReferencedTable][pair.ReferencedColumn]));
        return new ForeignKey
        {
            Name = key.Name,
            ReferencedTable = referenced,
            Columns = pairs.ToValueList(),
            OnDelete = key.OnDelete,
            OnUpdate = key.OnUpdate,
            Deferrability = key.Deferrability,
        };
    }

    private ValueList<CheckConstraint> TranslateChecks(Table table)
    {
        var kept = source.Engine == DatabaseSchema.NeutralEngine ? table.Checks : [];
        Skip(table.Checks.Except(kept).Select(check => $"table {table.Name}, check {check.Name ?? check.Sql}"), "its expression is in another engine's dialect");
        return table.Columns.Where(column => column.Type is EnumType { AllowsMany: false }).Select(column =>
        {
            var labels = ((EnumType)column.Type).Labels.Select(SqliteDialect.Instance.Literal);
            return new CheckConstraint(null, $"{SqliteDialect.Instance.Identifier(columnNames[table.Name][column.Name])} IN ({string.Join(", ", labels)})");
        }).Concat(kept).ToValueList();
    }

    private Synth.Schema.Index? TranslateIndex(Table table, Synth.Schema.Index index)
    {
        var subject = $"index {index.Name} of table {table.Name}";
        if (index.Keys.Any(key => key.Column is null) || (index.IsUnique && index.Filter is not null) || index.Method is not null)
        {
            Add(LedgerOutcome.Skipped, subject, "its expressions, condition or method belong to another engine");
            return null;
        }

        if (index.Filter is not null || index.IncludedColumns.Count > 0 || !index.NullsAreDistinct)
        {
            Add(LedgerOutcome.Approximated, subject, "over all rows, without included columns, and with nulls that never collide");
        }

        var translated = new Synth.Schema.Index
        {
            // Tables and indexes share one space of names in SQLite.
            Name = names.Claim(index.Name, $"{tableNames[table.Name].Name}_{index.Name}"),
            Keys = index.Keys.Select(key => key with { Column = columnNames[table.Name][key.Column!] }).ToValueList(),
            IsUnique = index.IsUnique,
        };
        return translated with { Definition = StatementRenderer.Index(tableNames[table.Name], translated) };
    }

    private ValueList<string> Columns(TableName table, ValueList<string> columns) => columns.Select(column => columnNames[table][column]).ToValueList();

    private void Skip(IEnumerable<string> subjects, string reason)
    {
        foreach (var subject in subjects)
        {
            Add(LedgerOutcome.Skipped, subject, reason);
        }
    }

    private void Add(LedgerOutcome outcome, string subject, string reason) => ledger.Add(new LedgerEntry(outcome, subject, reason));
}
