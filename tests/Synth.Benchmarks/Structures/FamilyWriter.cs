using Synth.Data;

namespace Synth.Benchmarks.Structures;

/// <summary>
/// Writes the rows of one family, with random choices that are a function of the family's stream and of how many came before.
/// </summary>
/// <param name="rows">Receives the rows.</param>
/// <param name="family">The family's number; -1 for rows of both halves.</param>
/// <param name="stream">The family's stream.</param>
internal sealed class FamilyWriter(StructureRows rows, int family, RandomStream stream)
{
    private int position;

    /// <summary>The family's number.</summary>
    public int Family => family;

    /// <summary>Adds a row with an identifier of its own in front of the values.</summary>
    /// <returns>The identifier.</returns>
    public int Add(string table, params object?[] values)
    {
        var id = rows.NextId(table);
        rows.Add(table, family, [id, .. values]);
        return id;
    }

    /// <summary>Adds a row as it is.</summary>
    public void AddRow(string table, params object?[] values) => rows.Add(table, family, values);

    /// <summary>A uniform number in [0, 1).</summary>
    public double Uniform() => stream.Uniform(position++);

    /// <summary>A uniform whole number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)stream.Below(position++, bound);

    /// <summary>Whether something of a probability happens.</summary>
    public bool Happens(double probability) => Uniform() < probability;

    /// <summary>A normal number, mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>A log-normal number.</summary>
    public double LogNormal(double median, double spread) => median * Math.Exp(spread * Normal());

    /// <summary>A whole number from 0 with a mean, each larger one rarer by the same factor.</summary>
    public int Geometric(double mean) => (int)(Math.Log(1 - Uniform()) / Math.Log(mean / (1 + mean)));

    /// <summary>One of some values, those in front more often the larger the exponent.</summary>
    public T Pick<T>(ReadOnlySpan<T> values, double exponent = 1) => values[(int)(values.Length * Math.Pow(Uniform(), exponent))];
}
