using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Siblings;

public sealed class ElderTests
{
    // Nothing of such an elder can be summarised, so nothing of it may be looked at.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Child_tables_of_nothing_but_keys_may_stand_before_others(int seed)
    {
        var source = SourceDatabase.Of(
            Root("patient", 200),
            Child("birth", "patient", Range(200).Select(i => i % 25 == 0 ? 1 : 0)),
            (Table("test", Required("id", new IntegerType(32)),
                Required("patient_id", new IntegerType(32)), Required("level", new IntegerType(32)))
                .WithKey("id").WithForeignKey("patient", ("patient_id", "id")),
                Range(800).Select(i => new object?[] { i + 1, 1 + (i / 4), 10 * (i / 4 % 9) })));

        var database = source.Clone(options: SourceDatabase.QuickFit with { Seed = seed });

        Assert.Equal(800, database.RowsOf("test").Count);
    }
}
