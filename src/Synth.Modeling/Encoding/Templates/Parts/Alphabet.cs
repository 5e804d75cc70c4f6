namespace Synth.Modeling;

/// <summary>The characters that a place of a code can have, with how often they do.</summary>
/// <param name="Characters">The characters, each once.</param>
/// <param name="Weights">Their weights; empty when all are as frequent.</param>
internal sealed record Alphabet(string Characters, int[] Weights)
{
    private readonly int total = Weights.Sum();

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

        var rest = (int)Math.BigMul(bits, (ulong)total, out _);
        for (var i = 0; i < Weights.Length; i++)
        {
            rest -= Weights[i];
            if (rest < 0)
            {
                return Characters[i];
            }
        }

        return Characters[^1];
    }
}
