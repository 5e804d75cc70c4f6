using Synth.Connectors.PostgreSql.Ddl;
using Synth.Schema;
using Synth.Testing;
using Xunit;

namespace Synth.Connectors.PostgreSql.Tests.Ddl;

public sealed class LateValidationTests
{
    private static readonly Table Parent = SchemaBuilder.Table("parent", SchemaBuilder.Required("id", new IntegerType(32))).WithKey("id");
    private static readonly AddCheck Check = new(Parent.Name, new CheckConstraint("is positive", "id > 0"));

    [Fact]
    public void A_check_is_added_unseen_and_then_validated()
    {
        Assert.True(Of(Parent).Covers(Check));
        var added = Assert.Single(StatementRenderer.Render(LateValidation.Unseen(Check)));
        Assert.EndsWith("CHECK (id > 0) NOT VALID", added, StringComparison.Ordinal);
        Assert.Equal("ALTER TABLE \"parent\" VALIDATE CONSTRAINT \"is positive\"", LateValidation.Validate(Check));
        Assert.Equal("ALTER TABLE \"parent\" DROP CONSTRAINT IF EXISTS \"is positive\"", LateValidation.Remove(Check));
    }

    [Fact]
    public void What_has_no_name_is_validated_as_it_is_added() =>
        Assert.False(Of(Parent).Covers(Check with { Check = Check.Check with { Name = null } }));

    [Fact]
    public void What_the_source_never_validated_is_left_so() =>
        Assert.False(Of(Parent).Covers(Check with { Check = Check.Check with { IsValidated = false } }));

    [Fact]
    public void Tables_that_others_inherit_from_are_left_out()
    {
        var heir = SchemaBuilder.Table("heir") with { InheritsFrom = [Parent.Name] };
        Assert.False(Of(Parent, heir).Covers(Check));
    }

    [Fact]
    public void Partitioned_tables_are_left_out() =>
        Assert.False(Of(Parent with { Partitioning = new Partitioning("RANGE (id)", []) }).Covers(Check));

    private static LateValidation Of(params Table[] tables) =>
        new(SchemaPlan.Create(SchemaBuilder.Database(tables), ConstraintTiming.AfterLoad));
}
