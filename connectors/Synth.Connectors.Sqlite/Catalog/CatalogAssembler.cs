using System.Globalization;
using Synth.Connectors.Sqlite.Catalog.Parsing;
using Synth.Connectors.Sqlite.Catalog.Typing;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Catalog;

/// <summary>Makes a schema of what the catalog queries and the profiles say. Pure.</summary>
internal sealed class CatalogAssembler
{
    public const string VirtualTableKind = "virtual table";

    private readonly CatalogRows rows;
    private readonly IReadOnlyDictionary<(string Table, string Column), ColumnProfile> profiles;
    private readonly ILookup<string, ColumnRow> columns;
    private readonly ILookup<string, IndexKeyRow> indexKeys;
    private readonly Dictionary<string, string> indexTexts;
    private readonly ForeignKeyAssembler foreignKeys;
    private readonly HashSet<(string Table, string Column)> referring = new(NameComparer.Instance);
    private readonly List<SchemaIssue> issues = [];

    private CatalogAssembler(CatalogRows rows, IReadOnlyDictionary<(string Table, string Column), ColumnProfile> profiles)
    {
        this.rows = rows;
        this.profiles = profiles;
        columns = rows.Columns.Where(column => !column.IsHidden).ToLookup(column => column.TableName, StringComparer.Ordinal);
        indexKeys = rows.IndexKeys.ToLookup(key => key.TableName, StringComparer.Ordinal);
        indexTexts = rows.Definitions.Where(row => row.Kind == "index")
            .ToDictionary(row => row.Name, row => row.Definition, StringComparer.Ordinal);
        foreignKeys = new ForeignKeyAssembler(rows, issues);

        // What refers to each other has one type, whatever its values look like.
        foreach (var pair in rows.ForeignKeys)
        {
            referring.Add((pair.TableName, pair.ColumnName));
            referring.UnionWith(pair.ReferencedColumn is { } referenced ? [(pair.ReferencedTable, referenced)]
                : rows.Columns.Where(column => column.KeyPosition > 0
                    && string.Equals(column.TableName, pair.ReferencedTable, StringComparison.OrdinalIgnoreCase))
                    .Select(column => (column.TableName, column.Name)));
        }
    }

    public static DatabaseSchema Assemble(CatalogRows rows, IReadOnlyDictionary<(string Table, string Column), ColumnProfile> profiles) =>
        new CatalogAssembler(rows, profiles).Assemble();

    private DatabaseSchema Assemble()
    {
        var tables = rows.Tables.Where(table => table.Kind == "table").Select(AssembleTable)
            .OrderBy(table => table.Name).ToValueList();
        foreach (var other in rows.Tables.Where(table => table.Kind == "virtual"))
        {
            issues.Add(VirtualTableText.Parse(other.Definition).Content is not null
                ? new SchemaIssue(
                    SchemaIssueSeverity.Note, $"{VirtualTableKind} {other.Name}", "The target's is built anew of its content.")
                : new SchemaIssue(
                    SchemaIssueSeverity.Warning, $"rows of {VirtualTableKind} {other.Name}",
                    "Its module's own tables hold them, and they are left out; the target's is empty."));
        }

        return new DatabaseSchema
        {
            Engine = SqliteConnector.EngineName,
            Tables = tables,
            Views = rows.Definitions.Where(row => row.Kind == "view")
                .Select(row => new View(new TableName(row.Name), row.Definition, IsMaterialized: false, DependsOn: [])).ToValueList(),
            Triggers = rows.Definitions.Where(row => row.Kind == "trigger")
                .Select(row => new Trigger(row.Name, new TableName(row.TableName), row.Definition)).ToValueList(),
            Objects = [.. VirtualTables(), .. Settings()],
            Issues = issues.ToValueList(),
        };
    }

    private IEnumerable<EngineObject> VirtualTables() => rows.Tables.Where(table => table.Kind == "virtual")
        .Select(table => new EngineObject(VirtualTableKind, new TableName(table.Name), table.Definition)
        {
            Placement = RoutinePlacement.AfterTables,
            Table = VirtualTableText.Parse(table.Definition).Content is { } content ? new TableName(content) : null,
        });

    private IEnumerable<EngineObject> Settings() => rows.Settings.Select(row => new EngineObject(
        "setting", new TableName(row.Name), string.Create(CultureInfo.InvariantCulture, $"PRAGMA {row.Name} = {row.Value}"))
    {
        Placement = RoutinePlacement.AfterTriggers,
    });

    private Table AssembleTable(TableRow row)
    {
        var text = CreateTableParser.Parse(row.Definition);
        var key = columns[row.Name].Where(column => column.KeyPosition > 0)
            .OrderBy(column => column.KeyPosition).Select(column => column.Name).ToValueList();
        var hasNulls = key.Any(column => profiles[(row.Name, column)].Nulls > 0);
        if (hasNulls)
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning, $"primary key of table {row.Name}",
                "It holds nulls, which SQLite alone lets it; in another engine it is a unique key."));
        }

        return new Table
        {
            Name = new TableName(row.Name),
            Columns = columns[row.Name].Select(column => AssembleColumn(row, column, key, text)).ToValueList(),
            PrimaryKey = key.Count == 0 || hasNulls ? null : new PrimaryKey(text.PrimaryKeyName, key),
            UniqueConstraints =
            [
                .. hasNulls ? [new UniqueConstraint(text.PrimaryKeyName, key)] : Array.Empty<UniqueConstraint>(),
                .. AssembleUniques(row.Name, text),
            ],
            ForeignKeys = foreignKeys.KeysOf(row.Name, text),
            Checks = text.Checks.ToValueList(),
            Indexes = AssembleIndexes(row.Name),
            Options = [.. row.IsStrict ? ["STRICT"] : Array.Empty<string>(), .. row.IsWithoutRowId
                ? ["WITHOUT ROWID"] : Array.Empty<string>()],
            Definition = row.Definition,
        };
    }

    private Column AssembleColumn(TableRow table, ColumnRow row, ValueList<string> key, TableText text)
    {
        var declared = DeclaredType.Parse(row.DeclaredType);
        var profile = profiles[(table.Name, row.Name)];
        var defaultValue = DefaultParser.Parse(row.DefaultSql);
        var choice = TypeChooser.Choose(declared, profile, row.Name, isMoment: defaultValue is not LiteralDefault { Text: not null }
            && !referring.Contains((table.Name, row.Name)) && (row.KeyPosition == 0 || key.Count > 1));
        if (choice.Problem is { } problem)
        {
            issues.Add(new SchemaIssue(SchemaIssueSeverity.Warning, $"table {table.Name}, column {row.Name}", $"It is {problem}."));
        }

        var written = text.Columns.GetValueOrDefault(row.Name) ?? new ColumnText();
        return new Column
        {
            Name = row.Name,
            Type = choice.Type,
            NativeType = row.DeclaredType,
            ValueForm = choice.ValueForm,
            // SQLite forgets NOT NULL for keys of ordinary tables; a key without nulls in it is taken for what was meant.
            IsNullable = !row.IsNotNull && (row.KeyPosition == 0 || profile.Nulls > 0),
            Default = defaultValue,
            Identity = written.IsAutoIncrement && key.Count == 1 ? new Identity(IdentityKind.AutoIncrement) : null,
            Generated = row.IsGenerated ? new GeneratedColumn(written.GeneratedSql ?? "", row.IsStored) : null,
            Collation = written.Collation,
        };
    }

    private ValueList<UniqueConstraint> AssembleUniques(string table, TableText text)
    {
        var names = text.UniqueConstraints.ToList();
        return indexKeys[table].Where(key => key.Origin == "u").GroupBy(key => key.IndexName)
            .Select(group => group.Select(key => key.ColumnName!).ToValueList())
            .Select(keyColumns =>
                new UniqueConstraint(names.FirstOrDefault(unique => SameNames(unique.Columns, keyColumns))?.Name, keyColumns))
            .ToValueList();
    }

    private static bool SameNames(ValueList<string> left, ValueList<string> right) =>
        left.SequenceEqual(right, StringComparer.OrdinalIgnoreCase);

    private ValueList<Synth.Schema.Index> AssembleIndexes(string table) =>
        indexKeys[table].Where(key => key.Origin == "c").GroupBy(key => key.IndexName)
            .Select(group => AssembleIndex(group.Key, [.. group])).ToValueList();

    private Synth.Schema.Index AssembleIndex(string name, IndexKeyRow[] keys)
    {
        var definition = indexTexts[name];
        var text = IndexText.Parse(definition);
        return new Synth.Schema.Index
        {
            Name = name,
            Keys = keys.Select((key, i) => new IndexKey(key.ColumnName, key.ColumnName is null
                ? text.Keys.ElementAtOrDefault(i)
                : null, key.IsDescending)).ToValueList(),
            IsUnique = keys[0].IsUnique,
            Filter = text.Filter,
            Definition = definition,
        };
    }

    /// <summary>Names of tables and columns are alike whatever their case.</summary>
    private sealed class NameComparer : IEqualityComparer<(string Table, string Column)>
    {
        public static NameComparer Instance { get; } = new();

        public bool Equals((string Table, string Column) left, (string Table, string Column) right) =>
            string.Equals(left.Table, right.Table, StringComparison.OrdinalIgnoreCase)
            && string.Equals(left.Column, right.Column, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string Table, string Column) name) => HashCode.Combine(
            StringComparer.OrdinalIgnoreCase.GetHashCode(name.Table), StringComparer.OrdinalIgnoreCase.GetHashCode(name.Column));
    }
}
