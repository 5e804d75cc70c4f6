using Synth.Connectors.Files.DuckDb;
using Synth.Schema;

namespace Synth.Connectors.Files.Catalog;

/// <summary>Makes a schema of what DuckDB's own catalog says. Pure.</summary>
internal sealed class NativeAssembler
{
    private readonly NativeRows rows;
    private readonly ILookup<TableName, NativeColumnRow> columns;
    private readonly ILookup<TableName, NativeConstraintRow[]> constraints;
    private readonly ILookup<TableName, NativeIndexKeyRow[]> indexes;

    private NativeAssembler(NativeRows rows)
    {
        this.rows = rows;
        columns = rows.Columns.ToLookup(row => NameOf(row.SchemaName, row.TableName));
        constraints = rows.Constraints.GroupBy(row => (NameOf(row.SchemaName, row.TableName), row.Number))
            .ToLookup(group => group.Key.Item1, group => group.ToArray());
        indexes = rows.IndexKeys.GroupBy(row => (NameOf(row.SchemaName, row.TableName), row.IndexName))
            .ToLookup(group => group.Key.Item1, group => group.ToArray());
    }

    /// <summary>The schema.</summary>
    public static DatabaseSchema Assemble(NativeRows rows) => new NativeAssembler(rows).Assemble();

    /// <summary>A name without the schema that DuckDB has by itself.</summary>
    public static TableName NameOf(string schema, string name) => new(schema == DuckDbStore.MainSchema ? null : schema, name);

    private DatabaseSchema Assemble() => new()
    {
        Engine = "duckdb",
        Tables = rows.Tables.Select(AssembleTable).OrderBy(table => table.Name).ToValueList(),
        Schemas = rows.Tables.Select(table => table.SchemaName).Where(schema => schema != DuckDbStore.MainSchema)
            .Distinct().Order(StringComparer.Ordinal).ToValueList(),
        Views = rows.Views.Select(view =>
            new View(NameOf(view.SchemaName, view.Name), view.Definition, IsMaterialized: false, DependsOn: []) { Comment = view.Comment })
            .ToValueList(),
        Sequences = rows.Sequences.Select(sequence => new Sequence(
            NameOf(sequence.SchemaName, sequence.Name), sequence.Start, sequence.Increment,
            sequence.Minimum, sequence.Maximum, sequence.IsCyclic, sequence.LastValue))
            .ToValueList(),
    };

    private Table AssembleTable(NativeTableRow row)
    {
        var name = NameOf(row.SchemaName, row.TableName);
        return new Table
        {
            Name = name,
            Columns = columns[name].Select(column => AssembleColumn(row, column)).ToValueList(),
            PrimaryKey = Of(name, "PRIMARY KEY").Select(key => new PrimaryKey(key[0].Name, ColumnsOf(key))).FirstOrDefault(),
            UniqueConstraints = Of(name, "UNIQUE").Select(key => new UniqueConstraint(key[0].Name, ColumnsOf(key))).ToValueList(),
            ForeignKeys = Of(name, "FOREIGN KEY").Select(AssembleForeignKey).ToValueList(),
            Checks = Of(name, "CHECK").Select(check => new CheckConstraint(check[0].Name, check[0].Expression ?? "")).ToValueList(),
            Indexes = indexes[name].Select(keys => AssembleIndex(name, keys)).ToValueList(),
            Definition = row.Definition,
            Comment = row.Comment,
        };
    }

    private static Column AssembleColumn(NativeTableRow table, NativeColumnRow row)
    {
        var isGenerated = IsGenerated(table, row);
        return new Column
        {
            Name = row.Name,
            Type = NativeTypes.Neutral(row.TypeName),
            NativeType = row.TypeName,
            IsNullable = row.IsNullable,
            Default = isGenerated || row.DefaultSql is null ? null : DefaultOf(row.DefaultSql),
            Generated = isGenerated ? new GeneratedColumn(row.DefaultSql ?? "", IsStored: false) : null,
            Comment = row.Comment,
        };
    }

    // The catalog gives the expression of a generated column as its default; only the statement tells the two apart.
    private static bool IsGenerated(NativeTableRow table, NativeColumnRow column) =>
        new[] { column.Name, DuckDbDialect.Instance.Identifier(column.Name) }
            .Any(name => table.Definition.Contains($"{name} {column.TypeName} GENERATED ALWAYS AS(", StringComparison.Ordinal));

    private static DefaultValue DefaultOf(string sql) =>
        sql is ['\'', .., '\''] && !sql[1..^1].Replace("''", "", StringComparison.Ordinal).Contains('\'', StringComparison.Ordinal)
            ? new LiteralDefault(sql[1..^1].Replace("''", "'", StringComparison.Ordinal), IsQuoted: true)
        : sql.TrimStart('-').All(character => char.IsAsciiDigit(character) || character == '.') ? new LiteralDefault(sql, IsQuoted: false)
        : new ExpressionDefault(sql);

    // DuckDB's foreign keys stay within a schema and never act.
    private static ForeignKey AssembleForeignKey(NativeConstraintRow[] pairs) => new()
    {
        Name = pairs[0].Name,
        ReferencedTable = NameOf(pairs[0].SchemaName, pairs[0].ReferencedTable!),
        Columns = pairs.Select(pair => new ForeignKeyColumn(pair.ColumnName!, pair.ReferencedColumn!)).ToValueList(),
    };

    private Synth.Schema.Index AssembleIndex(TableName table, NativeIndexKeyRow[] keys) => new()
    {
        Name = keys[0].IndexName,
        IsUnique = keys[0].IsUnique,
        Keys = keys.Select(key => KeyOf(table, key.Expression)).ToValueList(),
        Definition = keys[0].Definition,
    };

    private IndexKey KeyOf(TableName table, string expression)
    {
        var column = columns[table]
            .FirstOrDefault(column => column.Name == expression || DuckDbDialect.Instance.Identifier(column.Name) == expression);
        return column is null ? new IndexKey(Column: null, expression) : new IndexKey(column.Name);
    }

    private IEnumerable<NativeConstraintRow[]> Of(TableName table, string kind) =>
        constraints[table].Where(constraint => constraint[0].Kind == kind);

    private static ValueList<string> ColumnsOf(NativeConstraintRow[] key) => key.Select(row => row.ColumnName!).ToValueList();
}
