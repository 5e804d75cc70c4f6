using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>Translates one table, whose columns are translated already. Pure.</summary>
internal sealed class TableTranslation(
    DatabaseSchema source,
    Table table,
    TranslatedNames names,
    IReadOnlyDictionary<TableName, IReadOnlyDictionary<string, Column>> columnsByTable,
    ExpressionTranslator expressions,
    ServerFacts facts,
    List<LedgerEntry> ledger)
{
    private readonly TableName target = names.Table(table.Name)!;
    private readonly IReadOnlyDictionary<string, Column> columns = columnsByTable[table.Name];
    private readonly NameAllocator indexNames = new(hasCase: false);

    public Table Translate()
    {
        var before = ledger.Count;
        indexNames.Allocate("PRIMARY");
        var translated = new Table
        {
            Name = target,
            Columns = table.Columns.Select(column => columns[column.Name]).ToValueList(),
            PrimaryKey = table.PrimaryKey is { } key ? new PrimaryKey(null, Names(key.Columns)) : null,
            UniqueConstraints = table.UniqueConstraints.Select(TranslateUnique).ToValueList(),
            Checks = table.Checks.Select(TranslateCheck).OfType<CheckConstraint>().ToValueList(),
            Comment = table.Comment,
        };
        var indexes = new IndexTranslation(table, columns, indexNames, names, facts.Version, ledger);
        translated = translated with { Indexes = table.Indexes.Select(indexes.Translate).OfType<Synth.Schema.Index>().ToValueList() };
        translated = WithUniqueIndexes(translated);
        translated = translated with { ForeignKeys = table.ForeignKeys.Select(TranslateForeignKey).OfType<ForeignKey>().ToValueList() };
        translated = NeededIndexes.Add(translated, indexNames);
        if (ledger.Count == before)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Translated, $"table {table.Name}",
                "Types and keys are expressed in the engine's terms."));
        }

        return translated;
    }

    private UniqueConstraint TranslateUnique(UniqueConstraint constraint)
    {
        var subject = $"unique constraint of {table.Name} ({string.Join(", ", constraint.Columns)})";
        if (!constraint.NullsAreDistinct || constraint.Deferrability != Deferrability.NotDeferrable || constraint.IncludedColumns.Count > 0)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject,
                "It is checked at once, rows with a null never collide, and it includes no further columns."));
        }

        var wanted = constraint.Name ?? columns[constraint.Columns[0]].Name;
        return new UniqueConstraint(
            names.Report(wanted, indexNames.Allocate(wanted), subject, isReported: constraint.Name is not null), Names(constraint.Columns));
    }

    // Unique indexes over whole columns are unique constraints here.
    private static Table WithUniqueIndexes(Table table)
    {
        bool IsConstraint(Synth.Schema.Index index) =>
            index.IsUnique && index.Comment is null
                && index.Keys.All(key => key is { Column: not null, IsDescending: false, PrefixLength: null });
        return table with
        {
            UniqueConstraints =
            [
                .. table.UniqueConstraints,
                .. table.Indexes.Where(IsConstraint)
                .Select(index => new UniqueConstraint(index.Name, index.Keys.Select(key => key.Column!).ToValueList())),
            ],
            Indexes = table.Indexes.Where(index => !IsConstraint(index)).ToValueList(),
        };
    }

    private CheckConstraint? TranslateCheck(CheckConstraint check)
    {
        var subject = $"check {check.Name ?? "without a name"} of {table.Name}";
        var translated = facts.Version.HasChecks
            ? expressions.Condition(check.Sql, table.Columns, name => columns[name])
            : new ExpressionTranslation(null, $"{facts.Version} keeps no checks");
        var obstacle = translated.Sql is null ? translated.Remark : new ExpressionScope(table, columns).ObstacleToCheck(translated.Sql);
        if (obstacle is not null)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, $"It is left out: {obstacle}."));
            return null;
        }

        if (!translated.IsExact)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject,
                $"{char.ToUpperInvariant(translated.Remark[0])}{translated.Remark[1..]}."));
        }

        var wanted = check.Name ?? $"{target.Name}_check";
        return new CheckConstraint(names.Constraint(wanted, subject, isReported: check.Name is not null), translated.Sql!);
    }

    private ForeignKey? TranslateForeignKey(ForeignKey key)
    {
        var subject = $"foreign key of {table.Name} ({string.Join(", ", key.ReferencingColumns)})";
        if (source.FindTable(key.ReferencedTable) is not { } referenced)
        {
            return Skip(subject, $"The source has no table {key.ReferencedTable}.");
        }

        var pairs = InOrderOfKey(key, referenced);
        if (pairs is null)
        {
            return Skip(subject, $"Its columns are no unique key of {key.ReferencedTable}.");
        }

        var targets = columnsByTable[key.ReferencedTable];
        if (pairs.Any(pair => columns[pair.Column].NativeType != targets[pair.ReferencedColumn].NativeType))
        {
            return Skip(subject, "The engine cannot compare the types of the two sides.");
        }

        if (key.IsMatchFull || key.Deferrability != Deferrability.NotDeferrable)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject,
                "It is checked at once, and a key that is null in part is not checked."));
        }

        var wanted = key.Name ?? $"{target.Name}_{string.Join('_', key.ReferencingColumns)}_fkey";
        return new ForeignKey
        {
            Name = names.Constraint(wanted, subject, isReported: key.Name is not null),
            ReferencedTable = names.Table(key.ReferencedTable)!,
            Columns = pairs.Select(pair => new ForeignKeyColumn(columns[pair.Column].Name, targets[pair.ReferencedColumn].Name))
                .ToValueList(),
            OnDelete = TranslateAction(key.OnDelete, key, subject),
            OnUpdate = TranslateAction(key.OnUpdate, key, subject),
        };
    }

    // The engine wants the referenced columns in the order of their key.
    private static ForeignKeyColumn[]? InOrderOfKey(ForeignKey key, Table referenced)
    {
        var wanted = key.ReferencedColumns.ToHashSet();
        var unique = referenced.UniqueKeys().Where(columns => wanted.SetEquals(columns)).ToArray();
        var found = unique.FirstOrDefault(columns => columns.SequenceEqual(key.ReferencedColumns)) ?? unique.FirstOrDefault();
        return found?.Select(column => key.Columns.First(pair => pair.ReferencedColumn == column)).ToArray();
    }

    private ReferentialAction TranslateAction(ReferentialAction action, ForeignKey key, string subject)
    {
        var isPossible = action switch
        {
            ReferentialAction.SetDefault => false,
            ReferentialAction.SetNull => key.ReferencingColumns.All(column => columns[column].IsNullable),
            _ => true,
        };
        if (!isPossible)
        {
            ledger.Add(new LedgerEntry(LedgerOutcome.Approximated, subject,
                "Its action on referencing rows is not possible here; it refuses instead."));
        }

        return isPossible ? action : ReferentialAction.NoAction;
    }

    private ForeignKey? Skip(string subject, string reason)
    {
        ledger.Add(new LedgerEntry(LedgerOutcome.Skipped, subject, reason));
        return null;
    }

    private ValueList<string> Names(IEnumerable<string> sourceNames) => sourceNames.Select(name => columns[name].Name).ToValueList();
}
