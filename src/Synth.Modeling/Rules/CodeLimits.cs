using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Which codes a variable may take in the rows of a block. Not thread-safe.</summary>
/// <param name="variable">The variable.</param>
/// <param name="features">The features of its forest. Shape [features][rows].</param>
/// <param name="relevant">The features on which it depends. Shape [relevant][rows].</param>
/// <param name="witnesses">For whom, besides, it depends on whether the row is a witness. Shape [rules][rows].</param>
/// <param name="find">The codes that a row may take; empty where everything contradicts.</param>
internal sealed class CodeLimits(VariableModel variable, byte[][] features, byte[][] relevant, bool[][] witnesses, Func<int, BinSet> find)
{
    private readonly Dictionary<ulong, BinSet> known = [];

    /// <summary>The codes that a row may take; all where everything contradicts.</summary>
    public BinSet Allowed(int row)
    {
        // FNV-1a over what is drawn already.
        var key = 14695981039346656037UL;
        foreach (var codes in relevant)
        {
            key = (key ^ codes[row]) * 1099511628211UL;
        }

        foreach (var isWitness in witnesses)
        {
            key = (key ^ (isWitness[row] ? 1UL : 0)) * 1099511628211UL;
        }

        if (!known.TryGetValue(key, out var allowed))
        {
            allowed = find(row) is { Count: > 0 } some ? some : BinSet.All;
            known.Add(key, allowed);
        }

        return allowed;
    }

    /// <summary>The code that was drawn, where it is allowed; else one that is.</summary>
    /// <param name="row">The row.</param>
    /// <param name="bits">The bits by which the code was drawn.</param>
    /// <param name="code">The code.</param>
    public byte Keep(int row, ulong bits, byte code)
    {
        return Allowed(row).Contains(code) ? code : Draw(row, Data.RandomStream.Mix(bits));
    }

    /// <summary>A code that is allowed: of those that rows like it have, else any.</summary>
    /// <param name="row">The row.</param>
    /// <param name="bits">Random bits.</param>
    public byte Draw(int row, ulong bits)
    {
        var allowed = Allowed(row);
        return variable.Forest.TryDrawAllowed(features, row, bits, allowed, out var drawn) ? drawn : Pick(allowed, bits);
    }

    private byte Pick(BinSet allowed, ulong bits)
    {
        var candidates = Enumerable.Range(1, variable.Variable.BinCount - 1).Where(code => allowed.Contains((byte)code)).ToArray();
        return (byte)candidates[(int)Math.BigMul(bits, (ulong)candidates.Length, out _)];
    }
}
