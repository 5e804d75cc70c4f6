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
    private const int LeastNeighbours = 16;
    private const int MostExchanges = 500_000;

    /// <summary>
    /// What is exceeded once in a thousand times where so many meetings are expected (Poisson), so that chance alone closes no gate.
    /// </summary>
    private const double Certainty = 0.999;

    /// <summary>The most meetings that chance explains.</summary>
    /// <param name="made">The different synthetic texts.</param>
    /// <param name="isOfSource">Whether a text is one of those that are looked for.</param>
    public static int Most(IReadOnlyList<string> made, Predicate<string> isOfSource)
    {
        var expected = Math.Max(ByDigits(made, isOfSource), ByWords(made, isOfSource));
        var most = 0;
        while (expected > 0 && Poisson.CDF(expected, most) < Certainty)
        {
            most++;
        }

        return most;
    }

    // Another digit in one of the last places. The place that meets most tells how densely numbers lie, whatever their step.
    private static double ByDigits(IReadOnlyList<string> made, Predicate<string> isOfSource)
    {
        var met = new double[Places];
        foreach (var text in made)
        {
            var place = 0;
            for (var i = text.Length - 1; i >= 0 && place < Places; i--)
            {
                if (char.IsAsciiDigit(text[i]))
                {
                    met[place++] += OtherDigits(text, i).Count(other => isOfSource(other)) / 9.0;
                }
            }
        }

        return met.Max();
    }

    private static IEnumerable<string> OtherDigits(string text, int place) => "0123456789".Where(digit => digit != text[place])
        .Select(digit => string.Concat(text.AsSpan(0, place), [digit], text.AsSpan(place + 1)));

    // The first or the last word of other synthetic texts. What is itself synthetic tells nothing: copies have only copies for neighbours.
    private static double ByWords(IReadOnlyList<string> made, Predicate<string> isOfSource)
    {
        var known = made.ToHashSet(StringComparer.Ordinal);
        return made
            .GroupBy(text => text.Count(character => character == ' '))
            .Where(group => group.Key > 0)
            .Sum(group =>
            {
                var texts = group.Order(StringComparer.Ordinal).ToArray();
                return Math.Max(
                    Exchanged(texts, text => text.IndexOf(' '), known, isOfSource),
                    Exchanged(texts, text => text.LastIndexOf(' '), known, isOfSource));
            });
    }

    private static double Exchanged(string[] texts, Func<string, int> cut, HashSet<string> known, Predicate<string> isOfSource)
    {
        var step = Math.Max(1, texts.Length / Math.Max(LeastNeighbours, MostExchanges / texts.Length));
        var expected = 0.0;
        for (var i = 0; i < texts.Length; i++)
        {
            var (met, asked) = (0, 0);
            for (var distance = step; distance < texts.Length; distance += step)
            {
                var other = texts[(i + distance) % texts.Length];
                var neighbour = string.Concat(texts[i].AsSpan(0, cut(texts[i])), other.AsSpan(cut(other)));
                if (!known.Contains(neighbour))
                {
                    asked++;
                    met += isOfSource(neighbour) ? 1 : 0;
                }
            }

            expected += asked == 0 ? 0 : met / (double)asked;
        }

        return expected;
    }
}
