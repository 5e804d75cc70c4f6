using Synth.Data;

namespace Synth.Engine.Demo.Making;

/// <summary>A reader of a random stream: each draw takes the next bits. Give each row or family a stream of its own.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Draws(RandomStream stream)
{
    private long position;

    /// <summary>In [0, 1).</summary>
    public double Uniform() => stream.Uniform(position++);

    /// <summary>In [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double Uniform(double low, double high) => low + (Uniform() * (high - low));

    /// <summary>In [0, <paramref name="bound"/>).</summary>
    public int Below(int bound) => (int)stream.Below(position++, bound);

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Log-normal with the given median; <paramref name="spread"/> is the deviation of the logarithm.</summary>
    public double LogNormal(double median, double spread) => median * Math.Exp(spread * Normal());

    /// <summary>Exponential with the given mean.</summary>
    public double Exponential(double mean) => -mean * Math.Log(1 - Uniform());

    /// <summary>Poisson with the given mean, which should be small (Knuth 1969, volume 2).</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = Uniform(); product > limit; product *= Uniform())
        {
            count++;
        }

        return count;
    }

    /// <summary>One of the items, each as likely as the others.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>One of the items, the first ones more likely: weights 1, 1/2, 1/3, …</summary>
    public T PickEarly<T>(IReadOnlyList<T> items) => items[Weighted(items.Count, i => 1.0 / (i + 1))];

    /// <summary>A position in [0, <paramref name="count"/>) by weight.</summary>
    public int Weighted(int count, Func<int, double> weight)
    {
        var total = Enumerable.Range(0, count).Sum(weight);
        var rest = Uniform() * total;
        for (var i = 0; i < count - 1; i++)
        {
            rest -= weight(i);
            if (rest < 0)
            {
                return i;
            }
        }

        return count - 1;
    }

    /// <summary>A pattern with a digit for each <c>#</c> and a capital letter for each <c>@</c>.</summary>
    public string Fill(string pattern) => string.Create(pattern.Length, pattern, (text, source) =>
    {
        for (var i = 0; i < text.Length; i++)
        {
            text[i] = source[i] switch
            {
                '#' => (char)('0' + Below(10)),
                '@' => (char)('A' + Below(26)),
                var other => other,
            };
        }
    });

    /// <summary>A seed for another source of random values.</summary>
    public int Seed() => (int)stream.Bits(position++);
}
