namespace Synth.Modeling;

/// <summary>Numbers of rows in ranges that are fixed beforehand: one by one at first, then ever wider.</summary>
internal static class CountLadder
{
    private const int Most = 1_000_000;
    private const int SingleSteps = 10;
    private const double Growth = 1.2;

    /// <summary>The ranges, from 0; the last one also stands for all that is more.</summary>
    public static NumberRange[] Ranges { get; } = Make(Most);

    /// <summary>None or one.</summary>
    public static NumberRange[] AtMostOne { get; } = Make(1);

    private static NumberRange[] Make(int most)
    {
        var result = new List<NumberRange>();
        for (var low = 0; low <= most;)
        {
            var high = low < SingleSteps ? low : Math.Min(most, (int)(low * Growth));
            result.Add(new NumberRange(low, high));
            low = high + 1;
        }

        return [.. result];
    }
}
