using MathNet.Numerics.Distributions;

namespace Synth.Evaluation;

/// <summary>
/// How many texts of the source others meet by chance. Unseen rows cannot tell where no two rows may have the same text, or where they are
/// few; the neighbours of the synthetic texts can: whoever writes <c>SKU-0417</c> without knowing the source meets it as often as
/// <c>SKU-0418</c>, and <c>Smith Ltd</c> as often as <c>Smith Inc</c>. Texts that were copied meet it far more often than their neighbours.
/// </summary>
internal static class ChanceMeetings
{
    private const int Places = 3;

    /// <summary>So many steps on either side of a number are looked at: few, since values grow rare towards the ends of a column.</summary>
    private const int StepsBeside = 25;

    /// <summary>
    /// What is exceeded once in two hundred times where so many meetings are expected (Poisson): a single text is forgiven from an
    /// expectation of 0.005 on.
    /// </summary>
    private const double Certainty = 0.995;

    /// <summary>The most meetings that chance explains.</summary>
    /// <param name="made">The different synthetic texts.</param>
    /// <param name="looked">The source's texts that are looked for.</param>
    public static int Most(IReadOnlyCollection<string> made, IReadOnlySet<string> looked)
    {
        var expected = Math.Max(ByDigits(made, looked), Math.Max(
            ByWords(made, looked, text => text.IndexOf(' ')),
            ByWords(made, looked, text => text.LastIndexOf(' '))));
        return Most(expected);
    }

    /// <summary>
    /// The same of numbers: others meet a number by chance as often as they meet the numbers some steps beside it. A day is met where
    /// most days around it are; a sum far from all others is not.
    /// </summary>
    /// <param name="made">The different synthetic numbers.</param>
    /// <param name="looked">The source's numbers that are looked for.</param>
    /// <param name="step">The step in which the source's numbers are counted, above 0.</param>
    public static int Most(IReadOnlyCollection<double> made, IReadOnlySet<double> looked, double step) => Most(looked.Sum(value =>
        Math.Min(1, made.Count(other => other != value && Math.Abs(other - value) <= StepsBeside * step) / (2.0 * StepsBeside))));

    private static int Most(double expected)
    {
        var most = 0;
        while (expected > 0 && Poisson.CDF(expected, most) < Certainty)
        {
            most++;
        }

        return most;
    }

    // Another digit in one of the last places. The place that meets most tells how densely numbers lie, whatever their step.
    private static double ByDigits(IReadOnlyCollection<string> made, IReadOnlySet<string> looked)
    {
        var met = new double[Places];
        foreach (var text in made)
        {
            var place = 0;
            for (var i = text.Length - 1; i >= 0 && place < Places; i--)
            {
                if (char.IsAsciiDigit(text[i]))
                {
                    met[place++] += OtherDigits(text, i).Count(looked.Contains) / 9.0;
                }
            }
        }

        return met.Max();
    }

    private static IEnumerable<string> OtherDigits(string text, int place) => "0123456789".Where(digit => digit != text[place])
        .Select(digit => string.Concat(text.AsSpan(0, place), [digit], text.AsSpan(place + 1)));

    // What is before and after a space, put together anew: a text of the source is met as often as other synthetic texts have its one half,
    // times the share of those that have its other half. Texts of as many words are asked.
    private static double ByWords(IReadOnlyCollection<string> made, IReadOnlySet<string> looked, Func<string, int> cut)
    {
        static int Words(string text) => text.Count(character => character == ' ');
        var (known, texts) = (made.ToHashSet(StringComparer.Ordinal), made.CountBy(Words).ToDictionary());
        var heads = made.CountBy(text => (Words(text), text[..Math.Max(0, cut(text))])).ToDictionary();
        var tails = made.CountBy(text => (Words(text), text[Math.Max(0, cut(text))..])).ToDictionary();
        var expected = 0.0;
        foreach (var text in looked)
        {
            var (words, at) = (Words(text), cut(text));
            if (at >= 0 && heads.TryGetValue((words, text[..at]), out var sameHead))
            {
                var itself = known.Contains(text) ? 1 : 0;
                var others = tails.GetValueOrDefault((words, text[at..])) - itself;
                expected += (sameHead - itself) * others / (double)texts[words];
            }
        }

        return expected;
    }
}
