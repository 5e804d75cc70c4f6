using Synth.Schema;
using static Synth.Modeling.Tests.Shapes;
using static Synth.Testing.SchemaBuilder;

namespace Synth.Modeling.Tests.Files;

/// <summary>What few families have is neither in the model's file nor in the rows that it gives.</summary>
public sealed class CanaryTests
{
    private static readonly string[] Canaries =
        ["Zebulon", "Quackenbush", "zebulon", "+49-555-0199887", "kryptonite allergy",
            "Wolfgangsee", "987654321", "31415926", "55555.55", "0xDEADBEEF", "DEADBEEF"];

    [Fact]
    public void Rare_names_texts_and_numbers_leave_no_trace()
    {
        string[] names = ["Anna", "Boris", "Clara", "David"];
        var source = SourceDatabase.Of(
            (Table("patient", Required("id", new IntegerType(32)), Required("name", new TextType(60)),
                Required("phone", new TextType(30)), Nullable("town", new TextType(40)),
                    Required("income", new IntegerType(64)), Required("weight", new FloatType(64)),
                    Required("balance", new DecimalType(18, 2)), Nullable("photo", new BinaryType()), Nullable("tags", new JsonType()))
                .WithKey("id"),
                Range(800).Select(i => i == 400
                    ? new object?[] { i, "Zebulon Quackenbush", "+49-555-0199887", "Wolfgangsee", 987_654_321L,
                        31_415_926.0, (Int128)5_555_555, "0xDEADBEEF"u8.ToArray(), "{\"canary\": \"Zebulon\"}" }
                    : new object?[]
                    {
                        i, $"{names[i % 4]} {names[i / 4 % 4]}son", $"+1-555-{1000 + i}", i % 3 == 0
                            ? "Paris"
                            : "Rome", 30_000L + (i * 13 % 977),
                        50 + (i * 7 % 400 / 10.0), (Int128)(i * 101 % 10_007), i % 2 == 0 ? null : new byte[] { 1, 2 }, "{}",
                    })),
            (Table("visit", Required("id", new IntegerType(32)), Required("patient_id", new IntegerType(32)),
                Required("note", new TextType())).WithKey("id").WithForeignKey("patient", ("patient_id", "id")),
                Range(1600).Select(i => new object?[] { i, i / 2, i / 2 == 400
                    ? "kryptonite allergy of Zebulon" : i % 2 == 0 ? "checked, all well" : $"seen on day {i}" })));
        var model = source.Fit(new FitOptions { TreeCount = 4 });
        var json = ModelFileTests.Json(ModelFileTests.Write(model));
        var rows = SyntheticDatabase.Generate(model, new SampleOptions(1, 3)).Text();
        foreach (var canary in Canaries)
        {
            Assert.DoesNotContain(canary, json, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, rows, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Anna", json, StringComparison.Ordinal);
        Assert.Contains("Paris", rows, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rows_of_a_copied_table_are_the_only_ones_in_the_file()
    {
        var source = SourceDatabase.Of(
            Codes("status", "pending", "approved"),
            (Table("claim", Required("id", new IntegerType(32)), Required("status", new TextType(10)), Required("text", new TextType(40)))
                .WithKey("id").WithForeignKey("status", ("status", "code")),
                Range(100).Select(i => new object?[] { i, "pending", $"Unique{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}wording" })));
        var json = ModelFileTests.Json(ModelFileTests.Write(source.Fit()));
        Assert.Contains("label of approved", json, StringComparison.Ordinal);
        Assert.DoesNotContain("wording", json, StringComparison.Ordinal);
    }
}
