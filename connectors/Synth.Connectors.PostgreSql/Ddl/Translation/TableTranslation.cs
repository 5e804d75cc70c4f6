using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>Translates one table, whose columns are translated already. Pure.</summary>
internal sealed class TableTranslation(
    DatabaseSchema source,
    Table table,
    TranslatedNames names,
    IReadOnlyDictionary<TableName, IReadOnlyDictionary<string, Column>> columnsByTable,
    List<LedgerEntry> ledger)
{
    private readonly TableName target = names.Table(table.Name)!;
    private readonly IReadOnlyDictionary<string, Column> columns = columnsByTable[table.Name];
    private readonly NameAllocator constraintNames = new();

    public Table Translate()
    {
        var before = ledger.Count;
        var expressions = new PortableExpression(columns);
        var translated = new Table
        {
            Name = target,
            Columns = table.Columns.Select(column => columns[column.Name]).ToValueList(),
            PrimaryKey = table.PrimaryKey is { } key ? new PrimaryKey(KeyName(key.Name, "pkey", []), Names(key.Columns)) : null,
            UniqueConstraints = table.UniqueConstraints.Select(TranslateUnique).OfType<UniqueConstraint>().ToValueList(),
            ForeignKeys = table.ForeignKeys.Select(TranslateForeignKey).OfType<ForeignKey>().ToValueList(),
            Checks = table.Checks.Select(check => TranslateCheck(check, expressions)).OfType<CheckConstraint>().ToValueList(),
            Indexes = table.Indexes.Select(index => TranslateIndex(index, expressions)).OfType<Synth.Schema.Index>().ToValueList(),
            Comment = table.Comment,
        };
        if (ledger.Count == before)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, $"table {table.Name}", "Types and keys are expressed in PostgreSQL's terms."));
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
            LedgerOutcome.Skipped, $"unique constraint of {table.Name} ({string.Join(", ", constraint.Columns)})", "PostgreSQL has no order of json or xml."));
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
            Columns = key.Columns.Select(pair => new ForeignKeyColumn(columns[pair.Column].Name, referenced[pair.ReferencedColumn].Name)).ToValueList(),
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

    private CheckConstraint? TranslateCheck(CheckConstraint check, PortableExpression expressions)
    {
        if (expressions.Translate(check.Sql) is { } sql)
        {
            return check with { Name = ConstraintName(check.Name, "check", []), Sql = sql };
        }

        ledger.Add(new LedgerEntry(
            LedgerOutcome.Skipped, $"check {check.Name ?? "without a name"} of {table.Name}", "Its condition has no equivalent that is certain."));
        return null;
    }

    private Synth.Schema.Index? TranslateIndex(Synth.Schema.Index index, PortableExpression expressions)
    {
        var filter = index.Filter is null ? null : expressions.Translate(index.Filter);
        if (index.Keys.Any(key => key.Column is null || !IsSortable(key.Column)) || index.Method is not null || (index.Filter is not null && filter is null))
        {
            ledger.Add(new LedgerEntry(
                LedgerOutcome.Skipped, $"index {index.Name} of {table.Name}", "Its keys, condition or method have no equivalent that is certain."));
            return null;
        }

        return index with
        {
            Name = names.Index(target, index.Name, isReported: true),
            Keys = index.Keys.Select(key => key with { Column = columns[key.Column!].Name }).ToValueList(),
            Filter = filter,
            IncludedColumns = Names(index.IncludedColumns),
            Definition = null,
        };
    }

    private string KeyName(string? name, string suffix, IEnumerable<string> keyColumns) =>
        constraintNames.Allocate(names.Index(target, name ?? DefaultName(suffix, keyColumns), isReported: name is not null));

    private string ConstraintName(string? name, string suffix, IEnumerable<string> keyColumns)
    {
        var wanted = name ?? DefaultName(suffix, keyColumns);
        return names.Report(wanted, constraintNames.Allocate(wanted), $"constraint {wanted} of {target}", isReported: name is not null);
    }

    // The names that PostgreSQL itself would choose.
    private string DefaultName(string suffix, IEnumerable<string> keyColumns) => string.Join('_', keyColumns.Prepend(target.Name).Append(suffix));

    private ValueList<string> Names(IEnumerable<string> sourceNames) => sourceNames.Select(name => columns[name].Name).ToValueList();
}
