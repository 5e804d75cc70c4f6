using Synth.Schema;

namespace Synth.Testing;

/// <summary>Short ways to write schemas that belong to no engine.</summary>
public static class SchemaBuilder
{
    /// <summary>The engine of schemas that are to be translated by every connector.</summary>
    public const string NeutralEngine = "neutral";

    /// <summary>A schema of tables.</summary>
    public static DatabaseSchema Database(params IEnumerable<Table> tables) =>
        new() { Engine = NeutralEngine, Tables = tables.OrderBy(table => table.Name).ToValueList() };

    /// <summary>A table of columns.</summary>
    public static Table Table(string name, params IEnumerable<Column> columns) =>
        new() { Name = new TableName(name), Columns = columns.ToValueList() };

    /// <summary>A column that accepts null.</summary>
    public static Column Nullable(string name, ColumnType type) =>
        new() { Name = name, Type = type, NativeType = type.GetType().Name, IsNullable = true };

    /// <summary>A column that does not accept null.</summary>
    public static Column Required(string name, ColumnType type) => Nullable(name, type) with { IsNullable = false };

    /// <summary>The table with a primary key. Constraints have names, as some engines give them one.</summary>
    public static Table WithKey(this Table table, params IEnumerable<string> columns) =>
        table with { PrimaryKey = new PrimaryKey($"pk_{table.Name.Name}", columns.ToValueList()) };

    /// <summary>The table with one more unique constraint.</summary>
    public static Table WithUnique(this Table table, params IEnumerable<string> columns) => table with
    {
        UniqueConstraints = [.. table.UniqueConstraints,
            new UniqueConstraint($"uq{table.UniqueConstraints.Count}_{table.Name.Name}", columns.ToValueList())],
    };

    /// <summary>The table with one more foreign key.</summary>
    public static Table WithForeignKey(this Table table, string referenced,
        params IEnumerable<(string Column, string ReferencedColumn)> pairs) => table with
        {
            ForeignKeys =
        [
            .. table.ForeignKeys,
            new ForeignKey
            {
                Name = $"fk{table.ForeignKeys.Count}_{table.Name.Name}",
                ReferencedTable = new TableName(referenced),
                Columns = pairs.Select(pair => new ForeignKeyColumn(pair.Column, pair.ReferencedColumn)).ToValueList(),
            },
        ],
        };

    /// <summary>The table with one more index.</summary>
    public static Table WithIndex(this Table table, string name, bool isUnique, params IEnumerable<IndexKey> keys) => table with
    {
        Indexes = [.. table.Indexes, new Synth.Schema.Index { Name = name, IsUnique = isUnique, Keys = keys.ToValueList() }],
    };
}
