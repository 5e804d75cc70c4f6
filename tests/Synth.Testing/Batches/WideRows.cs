using System.Globalization;
using Synth.Data;
using Synth.Schema;

namespace Synth.Testing;

/// <summary>
/// A made-up table of many columns and few rows. Ten columns make a group: an amount, a count, a class and a quantity of their own, and
/// what says nothing new: a label of the class, two computed amounts, two numbers that are missing together in half of the rows, and one
/// that only rows of one class have. Operands of computed amounts are far away, and amounts of neighbouring groups go together.
/// </summary>
/// <param name="columnCount">Columns besides the key, a multiple of 10.</param>
public sealed class WideRows(int columnCount)
{
    /// <summary>Columns of a group.</summary>
    public const int GroupSize = 10;

    private static readonly string[] Classes = ["alpha", "beta", "gamma", "delta"];

    private readonly int groups = columnCount / GroupSize;

    /// <summary>The table, named <c>wide</c>; its first column is its key.</summary>
    public Table Table { get; } = SchemaBuilder.Table(
        "wide",
        [
            SchemaBuilder.Required("id", new IntegerType(32)),
            .. Enumerable.Range(0, columnCount / GroupSize).SelectMany(Group),
        ]).WithKey("id");

    /// <summary>The group whose count is added to the amount, and whose amount is multiplied, to make those of a group.</summary>
    public int OtherOf(int group) => (group + (groups / 2)) % groups;

    /// <summary>Rows of one law.</summary>
    /// <param name="seed">Which ones.</param>
    /// <param name="rowCount">How many.</param>
    public IEnumerable<object?[]> Draw(long seed, int rowCount) =>
        Enumerable.Range(0, rowCount).Select(row => DrawRow(RandomStream.FromSeed(seed).Derive(row), row));

    private static IEnumerable<Column> Group(int group)
    {
        string Name(string name) => string.Create(CultureInfo.InvariantCulture, $"{name}_{group}");
        yield return SchemaBuilder.Required(Name("amount"), new DecimalType(12, 2));
        yield return SchemaBuilder.Required(Name("count"), new IntegerType(32));
        yield return SchemaBuilder.Required(Name("class"), new TextType(10));
        yield return SchemaBuilder.Required(Name("label"), new TextType(30));
        yield return SchemaBuilder.Required(Name("quantity"), new IntegerType(32));
        yield return SchemaBuilder.Required(Name("sum"), new DecimalType(12, 2));
        yield return SchemaBuilder.Required(Name("product"), new DecimalType(14, 2));
        yield return SchemaBuilder.Nullable(Name("measured"), new IntegerType(32));
        yield return SchemaBuilder.Nullable(Name("error"), new FloatType(64));
        yield return SchemaBuilder.Nullable(Name("extra"), new IntegerType(32));
    }

    private object?[] DrawRow(RandomStream stream, int row)
    {
        var values = new object?[1 + (groups * GroupSize)];
        values[0] = row + 1;
        var (amounts, counts, level) = (new long[groups], new int[groups], 0.0);
        for (var group = 0; group < groups; group++)
        {
            var draw = stream.Derive(group);
            var offset = 1 + (group * GroupSize);
            level = (0.6 * level) + (0.8 * Normal(draw));
            var kind = (int)(Classes.Length * Math.Pow(draw.Uniform(2), 1.5));
            amounts[group] = (long)(5_000 * Math.Exp(0.5 * (level + kind)));
            counts[group] = (int)(1_000 * draw.Uniform(3));
            values[offset] = (Int128)amounts[group];
            values[offset + 1] = counts[group];
            values[offset + 2] = Classes[kind];
            values[offset + 3] = $"class {Classes[kind].ToUpperInvariant()}";
            values[offset + 4] = 1 + (int)draw.Below(4, 9);
            var isMeasured = draw.Uniform(5) < 0.5;
            values[offset + 7] = isMeasured ? (counts[group] / 10) + (int)draw.Below(6, 20) : null;
            values[offset + 8] = isMeasured ? Math.Round(draw.Uniform(7), 3) : null;
            values[offset + 9] = kind == 1 ? (int)draw.Below(8, 50) : null;
        }

        for (var group = 0; group < groups; group++)
        {
            var (offset, other) = (1 + (group * GroupSize), OtherOf(group));
            values[offset + 5] = (Int128)(amounts[group] + (100 * counts[other]));
            values[offset + 6] = (Int128)(amounts[other] * (int)values[offset + 4]!);
        }

        return values;
    }

    // Box and Muller 1958.
    private static double Normal(RandomStream draw) =>
        Math.Sqrt(-2 * Math.Log(1 - draw.Uniform(0))) * Math.Cos(2 * Math.PI * draw.Uniform(1));
}
