using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// What the numbers of the rows of one parent lie about: a shop's usual sales, the time that a lap of this race takes. It is a variable of
/// the parent, drawn after its columns and written into none of them (a random intercept, Laird and Ware 1982).
/// </summary>
/// <param name="Variable">The variable of the parent; -1 until it has one.</param>
/// <param name="Codes">What its codes stand for, in hundredths of the column's units.</param>
internal sealed record FamilyLevel(int Variable, NumberEncoder Codes)
{
    private const int Digits = 2;

    /// <summary>The levels of parents.</summary>
    /// <param name="codes">The codes of the variable. Shape [parents].</param>
    /// <param name="begin">The position of the first of them in its table.</param>
    /// <param name="decimals">How many digits after the point the column's units are.</param>
    /// <param name="stream">The random bits of levels.</param>
    /// <returns>Shape [parents]; null for those without a level.</returns>
    public decimal?[] Draw(byte[] codes, long begin, int decimals, RandomStream stream) =>
    [
        .. codes.Select((code, row) =>
            code == 0 ? (decimal?)null : Codes.Draw(code - 1, new CellDraw(stream, begin + row)) / UnitsIn(decimals)),
    ];

    /// <summary>A level in units of the codes.</summary>
    /// <param name="level">The level.</param>
    /// <param name="decimals">How many digits after the point the column's units are.</param>
    public static long UnitsOf(decimal level, int decimals) => (long)Math.Clamp(
        Math.Round(level * UnitsIn(decimals)), -RelativeEncoder.MostApart, RelativeEncoder.MostApart);

    /// <summary>Whether a value tells of a level: zero is zero times any.</summary>
    /// <param name="relation">How rows are told from levels.</param>
    /// <param name="value">The value.</param>
    public static bool Tells(NumberRelation relation, decimal value) => relation == NumberRelation.Difference || value != 0;

    /// <summary>The means of families, of the values that tell of them.</summary>
    /// <param name="relation">How rows are told from them.</param>
    /// <param name="values">The values; null where there is none. Shape [rows].</param>
    /// <param name="parents">The parent of each row, -1 for none. Shape [rows].</param>
    /// <param name="parentCount">How many parents there are.</param>
    /// <returns>The means, null for families without a value, and of how many values each is. Shapes [parents].</returns>
    public static (decimal?[] Means, int[] Counts) Of(NumberRelation relation, decimal?[] values, int[] parents, int parentCount)
    {
        var sums = new decimal[parentCount];
        var counts = new int[parentCount];
        for (var row = 0; row < values.Length; row++)
        {
            if (parents[row] >= 0 && values[row] is { } value && Tells(relation, value))
            {
                sums[parents[row]] += value;
                counts[parents[row]]++;
            }
        }

        return ([.. sums.Zip(counts, (sum, count) => count == 0 ? (decimal?)null : sum / count)], counts);
    }

    private static decimal UnitsIn(int decimals) => (decimal)DecimalValues.PowerOfTen(decimals + Digits);
}
