using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Decides whether what holds among source rows is a rule or an accident. A rule holds for nearly all rows, and rows put together at
/// random would not keep it: the probability that all of them did so by chance is below one in a billion.
/// </summary>
internal static class Evidence
{
    /// <summary>The fewest rows that a rule may rest on.</summary>
    public const int FewestRows = 20;

    /// <summary>The largest share of rows that may break a rule.</summary>
    public const double Tolerance = 0.002;

    /// <summary>How unlikely chance has to be, as the negative natural logarithm of its probability: one in a billion.</summary>
    public const double Surprising = 20.7;

    /// <summary>Whether few enough rows are exceptions.</summary>
    public static bool Holds(int rows, int exceptions) => rows >= FewestRows && exceptions <= Tolerance * rows;

    /// <summary>Whether chance would hardly keep it.</summary>
    /// <param name="chance">The share of rows that keep it when rows are put together at random.</param>
    /// <param name="units">How many independent observations there are: rows, or parents where rows of one agree.</param>
    /// <param name="mostChance">The largest share at which it still says something.</param>
    public static bool IsStrong(double chance, int units, double mostChance) =>
        units > 0 && chance <= mostChance && -Math.Log(Math.Max(chance, 1e-6)) * units > Surprising;

    /// <summary>Other rows in the place of rows, by a fixed shuffle.</summary>
    /// <param name="count">How many rows.</param>
    public static int[] Shuffle(int count)
    {
        var order = new KeyedPermutation(RandomStream.FromSeed(count).Derive("evidence"), Math.Max(1, count));
        var result = new int[count];
        for (var i = 0; i < count; i++)
        {
            result[i] = (int)order[i];
        }

        return result;
    }
}
