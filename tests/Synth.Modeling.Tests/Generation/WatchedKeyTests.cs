using Synth.Data;
using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Generation;

/// <summary>Uniqueness of some rows, of nulls, and of texts whatever their case.</summary>
public sealed class WatchedKeyTests
{
    private static readonly string[] Roles = ["member", "guest", "owner"];

    [Fact]
    public void A_team_has_one_owner_at_most()
    {
        var random = RandomStream.FromSeed(6);
        var members = Table(
            "members", Required("id", new IntegerType(32)), Required("team_id", new IntegerType(32)), Required("role", new TextType(10)))
            .WithKey("id").WithForeignKey("teams", ("team_id", "id")) with
        {
            Indexes = [new Schema.Index { Name = "one_owner", Keys = [new IndexKey("team_id")],
                IsUnique = true, Filter = "role = 'owner'" }],
        };
        var source = SourceDatabase.Of(
            Root("teams", 60),
            (members, Range(240).Select(i => new object?[] { i, 1 + (i / 4), i % 4 == 0 ? "owner" : Roles[random.Below(i, 2)] })));
        foreach (var synthetic in new[] { source.Clone(), source.Clone(3, seed: 5) })
        {
            var owners = synthetic.RowsOf("members").Where(row => (string)row[2]! == "owner").ToArray();
            Assert.Equal(owners.Length, owners.Select(row => row[1]).Distinct().Count());
            Assert.InRange(owners.Length, synthetic.RowsOf("members").Count / 8, synthetic.RowsOf("members").Count / 3);
        }
    }

    [Fact]
    public void Where_nulls_collide_there_is_one_at_most()
    {
        var table = Table("codes", Required("id", new IntegerType(32)),
            Nullable("code", new TextType(20)), Required("size", new IntegerType(32))).WithKey("id") with
        {
            UniqueConstraints = [new UniqueConstraint("one_null", ["code"], NullsAreDistinct: false)],
        };
        var source = SourceDatabase.Of((table, Range(200).Select(i => new object?[] { i, i == 7 ? null : $"AB-{i:D4}", i % 9 })));
        foreach (var synthetic in new[] { source.Clone(), source.Clone(2, seed: 3) })
        {
            var codes = synthetic.Column("codes", "code");
            Assert.Equal(codes.Length, codes.Distinct().Count());
        }
    }

    [Fact]
    public void Texts_that_differ_in_case_alone_do_not_come_where_case_does_not_count()
    {
        var table = Table("users", Required("id", new IntegerType(32)), Required("login", new TextType(20)) with
        {
            Collation = "NOCASE",
        }, Required("size", new IntegerType(32)))
            .WithKey("id").WithUnique("login");
        const string Letters = "abCDefGHij";
        var source = SourceDatabase.Of((table, Range(300).Select(i => new object?[]
        {
            i, $"{Letters[i % 10]}{Letters[i / 10 % 10]}{(i % 2 == 0 ? 'x' : 'X')}{Letters[i / 100]}", i % 9,
        })));
        var logins = source.Clone(2).Column<string>("users", "login");
        Assert.Equal(logins.Length, logins.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [InlineData("lower(login)", null)]
    [InlineData("lower((login)::text)", null)]
    [InlineData("md5(upper(login))", null)]
    [InlineData("lower(login)", "(size > 2)")]
    public void A_unique_index_over_an_expression_is_kept(string expression, string? filter)
    {
        var table = Logins(new Schema.Index
        {
            Name = "one_login",
            Keys = [new IndexKey(null, expression)],
            IsUnique = true,
            Filter = filter,
        });
        string[] few = ["Al", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ivy", "Jo", "Kim", "Lea"];
        foreach (var source in new[]
        {
            PostgreSql((table, Range(few.Length).Select(i => new object?[] { i, few[i], null, 3 }))),
            PostgreSql((table, Range(300).Select(i => new object?[] { i, $"{few[i % few.Length]}{i / few.Length}", null, i % 9 }))),
        })
        {
            foreach (var synthetic in new[] { source.Clone(), source.Clone(3, seed: 5) })
            {
                var logins = synthetic.RowsOf("users").Where(row => filter is null || (long)row[3]! > 2)
                    .Select(row => (string)row[1]!).ToArray();
                Assert.Equal(logins.Length, logins.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            }
        }
    }

    [Fact]
    public void Where_a_value_stands_for_null_accounts_differ_by_name_and_place_whatever_their_case()
    {
        var table = Logins(new Schema.Index
        {
            Name = "one_account",
            Keys = [new IndexKey(null, "lower((login)::text)"), new IndexKey(null, "COALESCE(lower((place)::text), ''::text)")],
            IsUnique = true,
        });
        string[] names = ["anna", "Bert", "carla", "Dora", "emil"];
        var source = PostgreSql((table, Range(150).Select(i => new object?[]
        {
            i, $"{names[i % 5]}{(i < 50 ? i / 5 : i % 10)}", i < 50 ? null : $"host{i / 10}.example", i % 9,
        })));
        foreach (var synthetic in new[] { source.Clone(), source.Clone(2, seed: 3) })
        {
            var accounts = synthetic.RowsOf("users").Select(row => $"{row[1]}@{row[2]}").ToArray();
            Assert.Equal(accounts.Length, accounts.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.Contains(synthetic.RowsOf("users"), row => row[2] is null);
        }
    }

    [Fact]
    public void A_partial_index_that_cannot_hold_the_rows_is_named_with_their_number()
    {
        var table = Table("seats", Required("id", new IntegerType(32)),
            Required("seat", new IntegerType(32)), Required("taken", new BooleanType())).WithKey("id") with
        {
            Indexes = [new Schema.Index { Name = "one_seat", Keys = [new IndexKey("seat")], IsUnique = true, Filter = "taken" }],
            Checks = [new CheckConstraint("seats", "seat BETWEEN 0 AND 11")],
        };
        var model = SourceDatabase.Of((table, Range(12).Select(i => new object?[] { i, i, true }))).Fit();
        var error = Assert.Throws<UnsupportedSchemaException>(() => SyntheticDatabase.Generate(model, new SampleOptions(1, 40)));
        Assert.Contains("one_seat", error.Message, StringComparison.Ordinal);
        Assert.Contains("480", error.Message, StringComparison.Ordinal);
    }

    private static Table Logins(Schema.Index index) => Table("users", Required("id", new IntegerType(32)),
        Required("login", new TextType(30)), Nullable("place", new TextType(30)), Required("size", new IntegerType(32))).WithKey("id") with
    {
        Indexes = [index],
    };

    private static SourceDatabase PostgreSql(params IEnumerable<(Table Table, IEnumerable<object?[]> Rows)> tables) =>
        SourceDatabase.Of("postgresql", tables);
}
