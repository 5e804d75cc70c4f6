namespace Synth.Modeling.Tests.Rules;

/// <summary>Says what was found, and that every synthetic row keeps it.</summary>
internal static class RuleAssert
{
    /// <summary>The rules of a model are exactly these, in any order.</summary>
    public static void Finds(RelationalModel model, params IEnumerable<string> names) =>
        Assert.Equal(names.Order(StringComparer.Ordinal), model.Rules.Select(rule => rule.Name).Order(StringComparer.Ordinal));

    /// <summary>Whatever the seed and the scale, all rows of a table keep what a test says.</summary>
    public static void Holds(RelationalModel model, string table, Action<object?[], SyntheticDatabase> check)
    {
        foreach (var options in new[] { new SampleOptions(1), new SampleOptions(2, 3) })
        {
            var synthetic = SyntheticDatabase.Generate(model, options);
            Assert.NotEmpty(synthetic.RowsOf(table));
            Assert.All(synthetic.RowsOf(table), row => check(row, synthetic));
        }
    }

    /// <summary>A number of a row.</summary>
    public static long Long(object? value) => value is Int128 digits ? (long)digits : (long)value!;
}
