namespace Synth.Modeling;

/// <summary>The characters that a place of a code can have, with how often they do.</summary>
/// <param name="Characters">The characters, each once.</param>
/// <param name="Weights">Their weights; empty when all are as frequent.</param>
internal sealed record Alphabet(string Characters, int[] Weights)
{
    // The weight of each character and those before it.
    private readonly int[] ends = Accumulate(Weights);

    /// <summary>The decimal digits.</summary>
    public static Alphabet Digits { get; } = new("0123456789", []);

    /// <summary>All digits where there are several of them, or zeros that fill up.</summary>
    public Alphabet Widen() => Characters == "0" || (Characters.Length > 1 && Characters.All(char.IsAsciiDigit)) ? Digits : this;

    /// <summary>Each letter in the case in which it is more frequent.</summary>
    public Alphabet Fold()
    {
        var kept = Characters.Select((character, i) => (Character: character, Weight: Weights.Length == 0 ? 1 : Weights[i]))
            .GroupBy(entry => char.ToUpperInvariant(entry.Character))
            .Select(group => (group.MaxBy(entry => entry.Weight).Character, Weight: group.Sum(entry => entry.Weight)))
            .ToArray();
        return kept.Length == Characters.Length
            ? this
            : new Alphabet(string.Concat(kept.Select(entry => entry.Character)), Weights.Length == 0
                ? []
                : [.. kept.Select(entry => entry.Weight)]);
    }

    /// <summary>A character.</summary>
    /// <param name="bits">Uniform random bits.</param>
    public char Draw(ulong bits)
    {
        if (Weights.Length == 0)
        {
            return Characters[(int)Math.BigMul(bits, (ulong)Characters.Length, out _)];
        }

        // Which character it is cannot be foreseen: to count takes less than to jump out at it.
        var rank = (int)Math.BigMul(bits, (ulong)ends[^1], out _);
        var place = 0;
        foreach (var end in ends.AsSpan(0, ends.Length - 1))
        {
            place += end <= rank ? 1 : 0;
        }

        return Characters[place];
    }

    private static int[] Accumulate(int[] weights)
    {
        var sums = new int[weights.Length];
        var sum = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            sum = checked(sum + weights[i]);
            sums[i] = sum;
        }

        return sums;
    }
}
