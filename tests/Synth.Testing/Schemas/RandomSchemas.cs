using CsCheck;
using Synth.Data;
using Synth.Schema;

namespace Synth.Testing;

/// <summary>
/// Random databases: odd names, keys of several columns, references to primary keys and to unique ones, to tables before and after,
/// to the table itself, and so in cycles.
/// </summary>
public static class RandomSchemas
{
    private static readonly string[] OddNames =
        ["order", "SELECT", "sp ace", "quo\"te", "it's", "[bracket]", "back`tick", "semi;colon",
        "emoji 😀", "ünï", "per%cent", "dot.ted", "1st", "x", "UPPER", "--", "/*", "$1", "@p", "a,b"];

    /// <summary>Schemas of 1 to 6 tables.</summary>
    /// <param name="timestampDigits">The most fractional digits of a second that the engine keeps.</param>
    public static Gen<DatabaseSchema> Generator(int timestampDigits) =>
        Gen.Select(Gen.Int[1, 6], Gen.Long).Select(sample => Create(sample.Item1, RandomStream.FromSeed(sample.Item2), timestampDigits));

    private static DatabaseSchema Create(int tableCount, RandomStream random, int timestampDigits)
    {
        var tables = Enumerable.Range(0, tableCount).Select(i => BaseTable(i, random.Derive(i), timestampDigits)).ToArray();
        var withReferences = tables.Select((table, i) => AddReferences(table, tables, random.Derive("references").Derive(i)));
        return SchemaBuilder.Database(withReferences);
    }

    private static Table BaseTable(int number, RandomStream random, int timestampDigits)
    {
        var keyLength = (int)random.Below(0, 4);
        var keys = Enumerable.Range(0, keyLength)
            .Select(i => SchemaBuilder.Required(Name($"k{i}", random.Derive(i)), Any(NeutralTypes.ForKeys, random.Derive(100 + i))));
        var unique = random.Below(1, 2) == 1
            ? new[] { SchemaBuilder.Required(Name("u", random.Derive(50)), Any(NeutralTypes.ForKeys, random.Derive(51))) }
            : [];
        var others = Enumerable.Range(0, 1 + (int)random.Below(2, 5)).Select(i =>
            SchemaBuilder.Nullable(Name($"c{i}", random.Derive(200 + i)),
                Any(NeutralTypes.All(timestampDigits), random.Derive(300 + i))) with
            {
                IsNullable = random.Below(400 + i, 3) > 0,
            });
        var table = SchemaBuilder.Table(Name($"t{number}", random.Derive(1000)), [.. keys, .. unique, .. others]);
        table = keyLength == 0 ? table : table.WithKey(table.Columns.Take(keyLength).Select(column => column.Name).Reverse());
        table = unique.Length == 0 ? table : table.WithUnique(unique[0].Name);
        return random.Below(3, 2) == 0 ? table
            : table.WithIndex(Name($"i{number}", random.Derive(1001)), isUnique: false,
                new IndexKey(table.Columns[^1].Name, IsDescending: true), new IndexKey(table.Columns[0].Name));
    }

    private static Table AddReferences(Table table, Table[] all, RandomStream random)
    {
        for (var i = 0; i < (int)random.Below(0, 4); i++)
        {
            var referenced = all[random.Below(10 + i, all.Length)];
            var keys = referenced.UniqueKeys().ToArray();
            if (keys.Length == 0)
            {
                continue;
            }

            var number = i;
            var isRequired = random.Below(20 + i, 3) == 0;
            var key = keys[random.Below(30 + i, keys.Length)];
            var columns = key.Select((name, j) =>
            {
                var type = referenced.Columns[referenced.IndexOf(name)].Type;
                return SchemaBuilder.Nullable(Name($"f{number}{j}", random.Derive((10 * number) + j)), type) with
                {
                    IsNullable = !isRequired,
                };
            }).ToArray();
            table = table with { Columns = [.. table.Columns, .. columns] };
            table = table.WithForeignKey(referenced.Name.Name, columns.Select((column, j) => (column.Name, key[j])));
        }

        return table;
    }

    private static string Name(string start, RandomStream random) => $"{start} {OddNames[random.Below(0, OddNames.Length)]}";

    private static ColumnType Any(ValueList<ColumnType> types, RandomStream random) => types[(int)random.Below(0, types.Count)];
}
