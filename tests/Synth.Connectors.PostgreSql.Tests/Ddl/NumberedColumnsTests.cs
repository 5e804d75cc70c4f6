using Synth.Connectors.PostgreSql.Ddl.Translation;
using Synth.Schema;
using Xunit;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Connectors.PostgreSql.Tests.Ddl;

public sealed class NumberedColumnsTests
{
    private static readonly IntegerType Unsigned = new(64, IsUnsigned: true);

    [Fact]
    public void A_key_of_64_bits_without_a_sign_stays_numbered_and_what_refers_to_it_has_its_type()
    {
        var customer = Table("customer", Required("id", Unsigned) with { Identity = new Identity(IdentityKind.AutoIncrement) },
            Nullable("points", Unsigned)).WithKey("id");
        var member = Table("member", Required("id", Unsigned)).WithKey("id").WithForeignKey("customer", ("id", "id"));
        var visit = Table("visit", Required("id", new IntegerType(32)), Nullable("member", Unsigned)).WithKey("id")
            .WithForeignKey("member", ("member", "id"));
        var translation = new ForeignSchemaTranslation(Database(customer, member, visit)).Translate();
        var types = translation.Schema.Tables
            .SelectMany(table => table.Columns.Select(column => $"{table.Name.Name}.{column.Name} {column.NativeType}"));
        Assert.Equal(
            [
                "customer.id bigint", "customer.points numeric(20,0)", "member.id bigint", "visit.id integer", "visit.member bigint",
            ],
            types);
        Assert.NotNull(translation.Schema.GetTable(new TableName("public", "customer")).Columns[0].Identity);
        Assert.Equal(2, translation.Schema.Tables.Sum(table => table.ForeignKeys.Count));
        Assert.Contains(
            translation.Ledger.Losses, entry => entry is { Outcome: LedgerOutcome.Approximated, Subject: "column visit.member" });
    }

    [Fact]
    public void A_text_of_no_characters_has_one() =>
        Assert.Equal("character(1)", TypeTranslation.Of(new TextType(0, IsFixedLength: true)).NativeType);
}
