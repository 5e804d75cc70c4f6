using CsCheck;

namespace Synth.Schema.Tests;

/// <summary>Schemas drawn with few words: tables named by letters, references to them.</summary>
internal static class SchemaSketch
{
    /// <summary>A reference of a sketched table.</summary>
    /// <param name="To">The referenced table.</param>
    /// <param name="IsNullable">Whether its column may be null.</param>
    /// <param name="IsInKey">Whether its column is part of the primary key.</param>
    /// <param name="Cascades">Whether deletes cascade.</param>
    internal sealed record Reference(string To, bool IsNullable = false, bool IsInKey = false, bool Cascades = false);

    /// <summary>Schemas of 1 to 8 tables with any references: cycles, self-references, several to one table.</summary>
    public static Gen<DatabaseSchema> Any { get; } =
        Gen.Int[1, 8].SelectMany(count =>
            Gen.Select(Gen.Int[0, count - 1], Gen.Select(Gen.Int[0, count - 1], Gen.Bool, Gen.Bool, Gen.Bool))
                .Array[0, 14]
                .Select(edges => Database([.. Enumerable.Range(0, count).Select(table => Table(
                    NameOf(table),
                    [.. edges.Where(edge => edge.Item1 == table).Select(edge =>
                        new Reference(NameOf(edge.Item2.Item1), edge.Item2.Item2, edge.Item2.Item3, edge.Item2.Item4))]))])));

    public static DatabaseSchema Database(params Table[] tables) => new() { Engine = "none", Tables = tables.ToValueList() };

    /// <summary>A table with a key column <c>id</c> and a column for each reference.</summary>
    public static Table Table(string name, params Reference[] references) => new()
    {
        Name = new TableName(name),
        Columns = references.Select((reference, i) => Column(ColumnOf(reference, i), reference.IsNullable))
            .Prepend(Column("id")).ToValueList(),
        PrimaryKey = new PrimaryKey(
            $"{name}_pk", references.Index().Where(entry => entry.Item.IsInKey)
                .Select(entry => ColumnOf(entry.Item, entry.Index)).Prepend("id").ToValueList()),
        ForeignKeys = references.Select((reference, i) => new ForeignKey
        {
            Name = $"{name}_fk{i}",
            ReferencedTable = new TableName(reference.To),
            Columns = [new ForeignKeyColumn(ColumnOf(reference, i), "id")],
            OnDelete = reference.Cascades ? ReferentialAction.Cascade : ReferentialAction.NoAction,
        }).ToValueList(),
    };

    public static Column Column(string name, bool isNullable = false) =>
        new() { Name = name, Type = new IntegerType(64), NativeType = "bigint", IsNullable = isNullable };

    private static string NameOf(int table) => $"t{table}";

    private static string ColumnOf(Reference reference, int index) => $"{reference.To}_id{index}";
}
