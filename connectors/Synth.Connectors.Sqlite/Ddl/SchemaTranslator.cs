using Synth.Schema;

namespace Synth.Connectors.Sqlite.Ddl;

/// <summary>Expresses another engine's schema in SQLite: flat names, SQLite's types, and a ledger of what has no form here.</summary>
internal sealed class SchemaTranslator
{
    private readonly DatabaseSchema source;
    private readonly ExpressionTranslator expressions;
    private readonly List<LedgerEntry> ledger = [];
    private readonly NameAllocator names = new();
    private readonly Dictionary<TableName, TableName> tableNames = [];
    private readonly Dictionary<TableName, Dictionary<string, string>> columnNames = [];

    public SchemaTranslator(DatabaseSchema source)
    {
        this.source = source;
        expressions = new ExpressionTranslator(source, SqliteExpressions.Instance);
        foreach (var table in source.Tables)
        {
            var flat = table.Name.Schema is null
                ? names.Claim(table.Name.Name)
                : names.Claim(table.Name.Name, $"{table.Name.Schema}_{table.Name.Name}");
            tableNames.Add(table.Name, new TableName(flat));
            var columns = new NameAllocator();
            columnNames.Add(table.Name,
                table.Columns.ToDictionary(column => column.Name, column => columns.Claim(column.Name), StringComparer.Ordinal));
        }
    }

    public SchemaTranslation Translate()
    {
        EmptyTables.Refuse(source, "SQLite");
        var tables = source.Tables.ToDictionary(table => table.Name, TranslateTable);
        Skip(source.Views.Select(view => $"view {view.Name}"), "its query is in another engine's dialect");
        Skip(source.Triggers.Select(trigger => $"trigger {trigger.Name}"), "its body is in another engine's dialect");
        Skip(source.Routines.Select(routine => $"routine {routine.Name}"), "SQLite has no routines");
        Skip(source.Sequences.Select(sequence => $"sequence {sequence.Name}"), "SQLite has no sequences");
        Skip(source.Objects.Select(other => $"{other.Kind} {other.Name}"), "it belongs to another engine");
        Skip(source.Extensions.Select(name => $"extension {name}"), "it belongs to another engine");
        foreach (var type in source.Types)
        {
            Add(LedgerOutcome.Translated, $"type {type.Name}", "expressed by each column that uses it");
        }

        ledger.AddRange(source.Issues
            .Where(issue => issue.Severity != SchemaIssueSeverity.Note)
            .Select(issue => new LedgerEntry(LedgerOutcome.Skipped, issue.Subject, issue.Message)));
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
        Add(name == table.Name ? LedgerOutcome.Recreated : LedgerOutcome.Translated, subject, name == table.Name
            ? "" : $"named {name}, as SQLite has no schemas and ignores case");
        Skip(table.ExclusionConstraints.Select(constraint => $"{subject}, exclusion constraint {constraint.Name}"),
            "SQLite has no exclusion constraints");
        if (table.Partitioning is not null)
        {
            Add(LedgerOutcome.Approximated, subject, "one table with the rows of all partitions, as SQLite has none");
        }

        Skip(table.Options.Select(option => $"{subject}, option {option}"), "it belongs to another engine");
        if (table.Comment is not null || table.Columns.Any(column => column.Comment is not null)
            || table.Indexes.Any(index => index.Comment is not null))
        {
            Add(LedgerOutcome.Skipped, $"{subject}, comments", "SQLite has no comments");
        }

        var columns = TranslateColumns(table);
        var translated = new Table
        {
            Name = name,
            Columns = table.Columns.Select(column => columns[column.Name]).ToValueList(),
            PrimaryKey = table.PrimaryKey is { } key ? key with { Columns = Columns(table.Name, key.Columns) } : null,
            UniqueConstraints = table.UniqueConstraints.Select(unique => TranslateUnique(table, unique)).ToValueList(),
            ForeignKeys = table.ForeignKeys.Select(reference => TranslateForeignKey(table, reference)).OfType<ForeignKey>().ToValueList(),
            Checks = TranslateChecks(table, columns),
        };
        translated = translated with
        {
            Indexes = table.Indexes.Select(index => TranslateIndex(table, columns, index))
                .OfType<Synth.Schema.Index>().ToValueList()
        };
        return translated with { Definition = StatementRenderer.Table(translated) };
    }

    private Dictionary<string, Column> TranslateColumns(Table table)
    {
        var translator = new ColumnTranslator(expressions, ledger);
        var plain = table.Columns.ToDictionary(
            column => column.Name, column =>
                translator.Translate(table, column, columnNames[table.Name][column.Name]), StringComparer.Ordinal);
        return table.Columns.ToDictionary(column => column.Name,
            column => translator.WithGenerated(table, column, plain), StringComparer.Ordinal);
    }

    private UniqueConstraint TranslateUnique(Table table, UniqueConstraint unique)
    {
        if (!unique.NullsAreDistinct || unique.Deferrability != Deferrability.NotDeferrable)
        {
            Add(LedgerOutcome.Approximated, $"table {table.Name}, unique ({string.Join(", ", unique.Columns)})",
                "checked at once, and rows with a null never collide in SQLite");
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

    private ValueList<CheckConstraint> TranslateChecks(Table table, Dictionary<string, Column> columns)
    {
        var labels = table.Columns.Where(column => column.Type is EnumType { AllowsMany: false }).Select(column =>
        {
            var texts = ((EnumType)column.Type).Labels.Select(SqliteDialect.Instance.Literal);
            return new CheckConstraint(null,
                $"{SqliteDialect.Instance.Identifier(columns[column.Name].Name)} IN ({string.Join(", ", texts)})");
        });
        return labels.Concat(table.Checks.Select(check => TranslateCheck(table, columns, check)).OfType<CheckConstraint>()).ToValueList();
    }

    private CheckConstraint? TranslateCheck(Table table, Dictionary<string, Column> columns, CheckConstraint check)
    {
        var subject = $"table {table.Name}, check {check.Name ?? check.Sql}";
        var translated = expressions.Condition(check.Sql, table.Columns, name => columns[name]);
        AddUnlessExact(translated, subject);
        return translated.Sql is { } sql ? new CheckConstraint(check.Name, sql) : null;
    }

    private Synth.Schema.Index? TranslateIndex(Table table, Dictionary<string, Column> columns, Synth.Schema.Index index)
    {
        var subject = $"index {index.Name} of table {table.Name}";
        var filter = index.Filter is null ? null : expressions.Condition(index.Filter, table.Columns, name => columns[name]);
        var keys = index.Keys.Select(key => TranslateKey(table, columns, key)).ToArray();
        if (keys.Contains(null) || index.Method is not null || (index.IsUnique && filter is { Sql: null }))
        {
            Add(LedgerOutcome.Skipped, subject, filter is { Sql: null }
                ? filter.Remark
                : "its expressions or its method belong to another engine");
            return null;
        }

        if (filter is { Sql: null } || index.IncludedColumns.Count > 0 || !index.NullsAreDistinct)
        {
            Add(LedgerOutcome.Approximated, subject,
                $"{(filter is { Sql: null } ? "over all rows, " : "")}without included columns, and with nulls that never collide");
        }
        else if (filter is not null)
        {
            AddUnlessExact(filter, subject);
        }

        var translated = new Synth.Schema.Index
        {
            // Tables and indexes share one space of names in SQLite.
            Name = names.Claim(index.Name, $"{tableNames[table.Name].Name}_{index.Name}"),
            Keys = keys.OfType<IndexKey>().ToValueList(),
            IsUnique = index.IsUnique,
            Filter = filter?.Sql,
        };
        return translated with { Definition = StatementRenderer.Index(tableNames[table.Name], translated) };
    }

    private IndexKey? TranslateKey(Table table, Dictionary<string, Column> columns, IndexKey key)
    {
        if (key.Column is not null)
        {
            return key with { Column = columns[key.Column].Name, PrefixLength = null };
        }

        var translated = expressions.Value(key.Expression!, table.Columns, name => columns[name]);
        return translated.Sql is null ? null : key with { Expression = translated.Sql };
    }

    private void AddUnlessExact(ExpressionTranslation translated, string subject)
    {
        if (!translated.IsExact)
        {
            Add(translated.Sql is null ? LedgerOutcome.Skipped : LedgerOutcome.Approximated, subject, translated.Remark);
        }
    }

    private ValueList<string> Columns(TableName table, ValueList<string> columns) =>
        columns.Select(column => columnNames[table][column]).ToValueList();

    private void Skip(IEnumerable<string> subjects, string reason)
    {
        foreach (var subject in subjects)
        {
            Add(LedgerOutcome.Skipped, subject, reason);
        }
    }

    private void Add(LedgerOutcome outcome, string subject, string reason) => ledger.Add(new LedgerEntry(outcome, subject, reason));
}
