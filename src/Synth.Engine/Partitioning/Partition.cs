using System.Globalization;

namespace Synth.Engine;

/// <summary>One of several equal shares of a run: a range of its blocks. The shares need not know of each other.</summary>
/// <param name="Index">Which share, from 0 to <see cref="Count"/> less 1.</param>
/// <param name="Count">How many shares there are, at least 1.</param>
public sealed record Partition(int Index, int Count)
{
    /// <summary>The only share of a run that is not divided.</summary>
    public static Partition Whole { get; } = new(0, 1);

    /// <summary>The blocks of the share; all shares together have every block once, in order.</summary>
    /// <param name="blockCount">How many blocks the run has.</param>
    /// <returns>The first block, and the one after the last.</returns>
    public (int Begin, int End) BlocksOf(int blockCount) =>
        ((int)((long)blockCount * Index / Count), (int)((long)blockCount * (Index + 1) / Count));

    /// <summary>Reads <c>i/n</c>, as in <c>0/3</c>, <c>1/3</c>, <c>2/3</c>.</summary>
    /// <returns>The share; null when the text is none.</returns>
    public static Partition? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index < count
            ? new Partition(index, count)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
}
