using Synth.Data;

namespace Synth.Benchmarks.WholeRun;

/// <summary>The random choices of one row of a made-up table: a function of the table's stream and the row.</summary>
internal readonly struct RowDraws(RandomStream stream, long row)
{
    private const long DrawsPerRow = 64;

    /// <summary>The row, from 0.</summary>
    public long Row => row;

    /// <summary>A uniform number in [0, 1).</summary>
    public double Uniform(int draw) => stream.Uniform((row * DrawsPerRow) + draw);

    /// <summary>A whole number from 0, small ones more often the larger the exponent.</summary>
    public int Skewed(int draw, int count, double exponent) => (int)(count * Math.Pow(Uniform(draw), exponent));

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(int draw, double probability) => Uniform(draw) < probability;

    /// <summary>About normal, mean 0 and deviation 1: the sum of four uniform numbers. Uses four draws.</summary>
    public double Normal(int draw) => (Uniform(draw) + Uniform(draw + 1) + Uniform(draw + 2) + Uniform(draw + 3) - 2) * Math.Sqrt(3);
}
