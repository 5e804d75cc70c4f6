namespace Synth.Modeling;

/// <summary>Published values that are written where too few families share a value.</summary>
internal static class StandIns
{
    /// <summary>
    /// The fewest of which as many draws as there are texts are expected to hit as many different ones as these texts are. With m values, n
    /// draws hit m (1 - (1 - 1/m)^n) different ones.
    /// </summary>
    /// <param name="texts">The texts that they stand in for, once per row.</param>
    /// <param name="most">How many there are to choose from.</param>
    public static int CountOf(IReadOnlyCollection<string> texts, int most)
    {
        var different = texts.Distinct(StringComparer.Ordinal).Count();
        var count = Math.Min(different, most);
        while (count < most && count * (1 - Math.Pow(1 - (1.0 / count), texts.Count)) < different - 0.5)
        {
            count++;
        }

        return count;
    }
}
