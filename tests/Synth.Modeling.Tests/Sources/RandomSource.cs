using Synth.Data;
using Synth.Schema;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests;

/// <summary>
/// Random sources in which every shape of relation occurs: trees of tables, extensions, bridges, numbered and unique children,
/// references to the table itself, to kin, to reference tables, and cycles of two.
/// </summary>
internal sealed class RandomSource
{
    private const int Roots = 60;

    private readonly RandomStream random;
    private readonly List<(Table Table, List<object?[]> Rows)> tables = [];
    private long position;

    private RandomSource(RandomStream random) => this.random = random;

    public static SourceDatabase Create(long seed)
    {
        var source = new RandomSource(RandomStream.FromSeed(seed));
        source.AddStatuses();
        source.AddRoot("root0");
        source.AddRoot("root1");
        Action<string>[] shapes =
        [
            name => source.AddChild(name, source.Any()),
            name => source.AddChild(name, source.Any()),
            name => source.AddNumbered(name, source.Any()),
            name => source.AddExtension(name, source.Any()),
            name => source.AddBridge(name),
            name => source.AddTree(name),
            name => source.AddThread(name, source.Any()),
            name => source.AddRanked(name, source.Any()),
            name => source.AddUnique(name),
            name => source.AddOptionalParent(name, source.Any()),
            name => source.AddKin(name, source.Any()),
            name => source.AddDated(name, source.Any()),
        ];
        for (var i = 0; i < 7; i++)
        {
            shapes[source.Below(shapes.Length)]($"t{i}");
        }

        source.AddCycle();
        return SourceDatabase.Of(source.tables.Select(entry => (entry.Table, (IEnumerable<object?[]>)entry.Rows)));
    }

    private void AddStatuses() => Add(
        Table("status", Required("code", new TextType(10)), Required("label", new TextType(40))).WithKey("code"),
        new[] { "new", "open", "done" }.Select(code => new object?[] { code, $"Label {code}" }));

    private void AddRoot(string name) => Add(
        WithData(Table(name, Required("id", new IntegerType(32)), Required("since", new DateType())).WithKey("id")),
        Many(Roots, i => [1 + (i * 3), 738_000 + Below(900)]));

    private void AddChild(string name, string parent) => Add(
        WithData(Table(name, Required("id", new IntegerType(64)), Required("parent_id", new IntegerType(64)))
            .WithKey("id").WithForeignKey(parent, ("parent_id", "id"))),
        Under(parent, 3, (key, _, i) => [1000 + i, key]));

    private void AddOptionalParent(string name, string parent) => Add(
        WithData(Table(name, Required("id", new IntegerType(64)),
            Nullable("parent_id", new IntegerType(64)), Required("code", new TextType(30)))
            .WithKey("id").WithUnique("code").WithForeignKey(parent, ("parent_id", "id"))),
        Under(parent, 2, (key, _, i) => [i, Below(4) == 0 ? null : key, $"C-{i:D6}"]));

    private void AddNumbered(string name, string parent) => Add(
        WithData(Table(name, Required("parent_id", new IntegerType(64)), Required("line", new IntegerType(16)))
            .WithKey("parent_id", "line").WithForeignKey(parent, ("parent_id", "id"))),
        Under(parent, 4, (key, ordinal, _) => [key, 1 + ordinal]));

    private void AddExtension(string name, string parent) => Add(
        WithData(Table(name, Required("id", new IntegerType(64))).WithKey("id").WithForeignKey(parent, ("id", "id"))),
        RowsOf(parent).Where(_ => Below(3) > 0).Select(row => new[] { row[0] }));

    private void AddBridge(string name)
    {
        var rows = RowsOf("root0")
            .SelectMany(left => RowsOf("root1").Where(_ => Below(25) == 0).Select(right => new[] { left[0], right[0] }));
        Add(
            WithData(Table(name, Required("left_id", new IntegerType(32)), Required("right_id", new IntegerType(32)))
                .WithKey("left_id", "right_id").WithForeignKey("root0", ("left_id", "id")).WithForeignKey("root1", ("right_id", "id"))),
            rows.ToArray());
    }

    private void AddTree(string name) => Add(
        WithData(Table(name, Required("id", new IntegerType(32)), Nullable("boss_id", new IntegerType(32)))
            .WithKey("id").WithForeignKey(name, ("boss_id", "id"))),
        Many(Roots, i => [i, i < 3 || Below(10) == 0 ? null : Below(i)]));

    private void AddThread(string name, string parent)
    {
        var first = 0L;
        Add(
            WithData(Table(name, Required("id", new IntegerType(64)),
                Required("parent_id", new IntegerType(64)), Nullable("reply_to", new IntegerType(64)))
                .WithKey("id").WithForeignKey(parent, ("parent_id", "id")).WithForeignKey(name, ("reply_to", "id"))),
            Under(parent, 4, (key, ordinal, i) =>
            {
                first = ordinal == 0 ? i : first;
                return [i, key, ordinal == 0 || Below(3) == 0 ? null : first + Below((int)ordinal)];
            }));
    }

    private void AddRanked(string name, string parent) => Add(
        WithData(Table(name, Required("id", new IntegerType(64)),
            Required("parent_id", new IntegerType(64)), Required("kind", new TextType(10)))
            .WithKey("id").WithUnique("parent_id", "kind").WithForeignKey(parent, ("parent_id", "id"))),
        Under(parent, 3, (key, ordinal, i) => [i, key, new[] { "red", "green", "blue", "white" }[ordinal]]));

    private void AddUnique(string name) => Add(
        WithData(Table(name, Required("id", new UuidType()), Required("code", new TextType(12)),
            Required("season", new IntegerType(16)), Required("name", new TextType(20)))
            .WithKey("id").WithUnique("code").WithUnique("season", "name")),
        Many(Roots, i => [IdentifierOf(i), $"AB{i:D4}", 2000 + (i % 12), $"Team {(char)('A' + (i / 12))}"]));

    private void AddKin(string name, string parent)
    {
        AddNumbered($"{name}_kin", parent);
        var kin = RowsOf($"{name}_kin").CountBy(row => row[0]!).ToDictionary();
        Add(
            WithData(Table(name, Required("id", new IntegerType(64)),
                Required("parent_id", new IntegerType(64)), Nullable("kin_line", new IntegerType(16)))
                .WithKey("id").WithForeignKey(parent, ("parent_id", "id"))
                .WithForeignKey($"{name}_kin", ("parent_id", "parent_id"), ("kin_line", "line"))),
            Under(parent, 3, (key, _, i) => [i, key, kin.GetValueOrDefault(key!) is > 0 and var count ? 1 + Below(count) : null]));
    }

    private void AddDated(string name, string parent)
    {
        var day = 0L;
        Add(
            WithData(Table(name, Required("parent_id", new IntegerType(64)),
                Required("from_day", new DateType()), Required("to_day", new DateType()))
                .WithKey("parent_id", "from_day").WithForeignKey(parent, ("parent_id", "id"))),
            Under(parent, 3, (key, ordinal, _) =>
            {
                day = (ordinal == 0 ? 736_000 + Below(2000) : day) + 1 + Below(90);
                return [key, day, day + Below(30)];
            }));
    }

    private void AddCycle()
    {
        Add(
            WithData(Table("cycle_a", Required("id", new IntegerType(32)), Nullable("b_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("cycle_b", ("b_id", "id"))),
            Many(Roots, i => [i, Below(3) == 0 ? null : Below(Roots * 2)]));
        Add(
            WithData(Table("cycle_b", Required("id", new IntegerType(32)), Required("a_id", new IntegerType(32)))
                .WithKey("id").WithForeignKey("cycle_a", ("a_id", "id"))),
            Many(Roots * 2, i => [i, Below(Roots)]));
    }

    // Some columns of data, and perhaps links to a reference table and to a root.
    private Table WithData(Table table)
    {
        var types = new ColumnType[]
        {
            new IntegerType(16), new DecimalType(6, 2), new TextType(12), new TextType(),
            new DateType(), new TimestampType(0), new BooleanType(), new FloatType(64), new TimeType(0),
        };
        for (var i = Below(3); i >= 0; i--)
        {
            var type = types[Below(types.Length)];
            table = table with { Columns = [.. table.Columns, Below(3) == 0 ? Nullable($"c{i}", type) : Required($"c{i}", type)] };
        }

        if (Below(3) == 0)
        {
            table = (table with { Columns = [.. table.Columns, Nullable("status", new TextType(10))] })
                .WithForeignKey("status", ("status", "code"));
        }

        if (Below(3) == 0 && tables.Any(entry => entry.Table.Name.Name == "root0"))
        {
            table = (table with { Columns = [.. table.Columns, Nullable("friend_id", new IntegerType(32))] })
                .WithForeignKey("root0", ("friend_id", "id"));
        }

        return table;
    }

    private void Add(Table table, IEnumerable<object?[]> keys) => tables.Add((table, [.. keys.Select(key => Complete(table, key))]));

    private object?[] Complete(Table table, object?[] key) =>
        [.. key, .. table.Columns.Skip(key.Length).Select(column => column.IsNullable && Below(4) == 0 ? null : Value(column))];

    private object Value(Column column) => (column.Name, column.Type) switch
    {
        ("status", _) => new[] { "new", "open", "open", "done" }[Below(4)],
        ("friend_id", _) => RowsOf("root0")[Below(Roots) / (1 + Below(3))][0]!,
        (_, IntegerType) => 32_000 + Below(768),
        (_, DecimalType) => (Int128)(999_999 - Below(5_000)),
        (_, TextType { MaxLength: 12 }) => new[] { "alpha", "beta", "gamma" }[Below(3)],
        (_, TextType) => $"Word{(char)('a' + Below(26))} number {Below(1000)}, {(Below(2) == 0 ? "yes" : "éléphant 😀")}",
        (_, DateType) => 3_650_000 + Below(2_050),
        (_, TimestampType) => (738_000 + Below(700)) * TimeSpan.TicksPerDay + (Below(86_400) * TimeSpan.TicksPerSecond),
        (_, BooleanType) => Below(2) == 1,
        (_, FloatType) => Below(10_000) / 7.0,
        (_, TimeType) => (86_399L - Below(4_000)) * TimeSpan.TicksPerSecond,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "No value of this type is known."),
    };

    private IEnumerable<object?[]> Under(string parent, int most, Func<object?, long, long, object?[]> row)
    {
        var i = 0L;
        foreach (var key in RowsOf(parent).Select(parentRow => parentRow[0]).ToArray())
        {
            var count = Below(most + 1);
            for (var ordinal = 0L; ordinal < count; ordinal++)
            {
                yield return row(key, ordinal, i++);
            }
        }
    }

    private static IEnumerable<object?[]> Many(int count, Func<int, object?[]> row) => Enumerable.Range(0, count).Select(row);

    // A table whose first column is a key of one number.
    private string Any()
    {
        var hosts = tables.Where(entry => entry.Table.PrimaryKey is { Columns: ["id"] }
            && entry.Table.Columns[0].Type is IntegerType && entry.Rows.Count > 0).ToArray();
        return hosts[Below(hosts.Length)].Table.Name.Name;
    }

    private List<object?[]> RowsOf(string table) => tables.First(entry => entry.Table.Name.Name == table).Rows;

    private static Guid IdentifierOf(int number) => new(number, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]);

    private int Below(int bound) => (int)random.Below(position++, bound);
}
