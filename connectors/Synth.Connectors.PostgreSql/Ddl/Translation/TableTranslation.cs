using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>Translates one table, whose columns are translated already. Pure.</summary>
internal sealed class TableTranslation(
    DatabaseSchema source,
    Table table,
    TranslatedNames names,
    ExpressionTranslator expressions,
    IReadOnlyDictionary<TableName, IReadOnlyDictionary<string, Column>> columnsByTable,
    List<LedgerEntry> ledger)
{
    private readonly TableName target = names.Table(table.Name)!;
    private readonly IReadOnlyDictionary<string, Column> columns = columnsByTable[table.Name];
    private readonly NameAllocator constraintNames = new();

    public Table Translate()
    {
        var before = ledger.Count;
        var translated = new Table
        {
            Name = target,
            Columns = table.Columns.Select(column => columns[column.Name]).ToValueList(),
            PrimaryKey = table.PrimaryKey is { } key ? new PrimaryKey(KeyName(key.Name, "pkey", []), Names(key.Columns)) : null,
            UniqueConstraints = table.UniqueConstraints.Select(TranslateUnique).OfType<UniqueConstraint>().ToValueList(),
            ForeignKeys = table.ForeignKeys.Select(TranslateForeignKey).OfType<ForeignKey>().ToValueList(),
            Checks = table.Checks.Select(TranslateCheck).OfType<CheckConstraint>().ToValueList(),
            Indexes = table.Indexes.Select(TranslateIndex).OfType<Synth.Schema.Index>().ToValueList(),
            Comment = table.Comment,
        };
        ledger.AddRange(table.ExclusionConstraints.Select(constraint => new LedgerEntry(
            LedgerOutcome.Skipped, $"exclusion constraint {constraint.Name} of {table.Name}",
            $"It is in the dialect of {source.Engine}.")));
        if (table.Partitioning is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, $"table {table.Name}",
                "It is one table with the rows of all partitions."));
        }

        if (ledger.Count == before)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, $"table {table.Name}",
                "Types and keys are expressed in PostgreSQL's terms."));
        }

        return translated;
    }

    private UniqueConstraint? TranslateUnique(UniqueConstraint constraint)
    {
        if (constraint.Columns.All(IsSortable))
        {
            return constraint with { Name = KeyName(constraint.Name, "key", constraint.Columns), Columns = Names(constraint.Columns) };
        }

        ledger.Add(new LedgerEntry(
            LedgerOutcome.Skipped, $"unique constraint of {table.Name} ({string.Join(", ", constraint.Columns)})",
            "PostgreSQL has no order of json or xml."));
        return null;
    }

    private bool IsSortable(string column) => columns[column].Type is not (JsonType { IsBinary: false } or XmlType);

    private ForeignKey? TranslateForeignKey(ForeignKey key)
    {
        var subject = $"foreign key of {table.Name} ({string.Join(", ", key.ReferencingColumns)})";
        var obstacle = FindObstacle(key);
        if (obstacle is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, obstacle));
            return null;
        }

        var referenced = columnsByTable[key.ReferencedTable];
        return key with
        {
            Name = ConstraintName(key.Name, "fkey", key.ReferencingColumns),
            ReferencedTable = names.Table(key.ReferencedTable)!,
            Columns = key.Columns.Select(pair => new ForeignKeyColumn(columns[pair.Column].Name, referenced[pair.ReferencedColumn].Name))
                .ToValueList(),
        };
    }

    private string? FindObstacle(ForeignKey key)
    {
        if (source.FindTable(key.ReferencedTable) is not { } referenced)
        {
            return $"The source has no table {key.ReferencedTable}.";
        }

        var wanted = key.ReferencedColumns.ToHashSet();
        if (!referenced.UniqueKeys().Any(unique => wanted.SetEquals(unique)))
        {
            return $"Its columns are no unique key of {key.ReferencedTable}.";
        }

        var areComparable = key.Columns.All(pair =>
            Comparability(columns[pair.Column].Type) == Comparability(columnsByTable[key.ReferencedTable][pair.ReferencedColumn].Type));
        return areComparable ? null : "PostgreSQL cannot compare the types of the two sides.";
    }

    private static Type Comparability(ColumnType type) => type is DecimalType ? typeof(IntegerType) : type.GetType();

    private CheckConstraint? TranslateCheck(CheckConstraint check)
    {
        var subject = $"check {check.Name ?? "without a name"} of {table.Name}";
        var translated = expressions.Condition(check.Sql, table.Columns, name => columns[name]);
        Report(translated, subject);
        return translated.Sql is { } sql ? check with { Name = ConstraintName(check.Name, "check", []), Sql = sql, Options = [] } : null;
    }

    private Synth.Schema.Index? TranslateIndex(Synth.Schema.Index index)
    {
        var subject = $"index {index.Name} of {table.Name}";
        var filter = index.Filter is null ? null : expressions.Condition(index.Filter, table.Columns, name => columns[name]);
        var keys = index.Keys.Select(TranslateKey).ToArray();
        if (index.Method is not null || keys.Contains(null) || filter is { Sql: null })
        {
            var reason = filter is { Sql: null } ? filter.Remark : "its keys or its method have no certain equivalent";
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, $"It is left out: {reason}."));
            return null;
        }

        if (filter is not null)
        {
            Report(filter, subject);
        }

        return index with
        {
            Name = names.Index(target, index.Name, isReported: true),
            Keys = keys.OfType<IndexKey>().ToValueList(),
            Filter = filter?.Sql,
            IncludedColumns = Names(index.IncludedColumns),
            Definition = null,
            Options = [],
        };
    }

    private IndexKey? TranslateKey(IndexKey key)
    {
        if (key.Column is not null)
        {
            return IsSortable(key.Column) ? key with { Column = columns[key.Column].Name, PrefixLength = null } : null;
        }

        var translated = expressions.Value(key.Expression!, table.Columns, name => columns[name]);
        return translated.Sql is null ? null : key with { Expression = translated.Sql };
    }

    private void Report(ExpressionTranslation translated, string subject)
    {
        if (translated.Sql is null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, $"It is left out: {translated.Remark}."));
        }
        else if (translated.Remark.Length > 0)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject, $"It is translated, but {translated.Remark}."));
        }
    }

    private string KeyName(string? name, string suffix, IEnumerable<string> keyColumns) =>
        constraintNames.Allocate(names.Index(target, name ?? DefaultName(suffix, keyColumns), isReported: name is not null));

    private string ConstraintName(string? name, string suffix, IEnumerable<string> keyColumns)
    {
        var wanted = name ?? DefaultName(suffix, keyColumns);
        return names.Report(wanted, constraintNames.Allocate(wanted), $"constraint {wanted} of {target}", isReported: name is not null);
    }

    // The names that PostgreSQL itself would choose.
    private string DefaultName(string suffix, IEnumerable<string> keyColumns) =>
        string.Join('_', keyColumns.Prepend(target.Name).Append(suffix));

    private ValueList<string> Names(IEnumerable<string> sourceNames) => sourceNames.Select(name => columns[name].Name).ToValueList();
}
