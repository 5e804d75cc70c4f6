namespace Synth.Modeling;

/// <summary>
/// Texts that are put together from one entry of each of several lists, numbered from 0: <c>Lake</c> + <c>Anna</c> + <c>ville</c>. The
/// product is never stored.
/// </summary>
/// <param name="Lists">The lists, none of them empty.</param>
/// <param name="Joint">What stands between their entries.</param>
internal sealed record WordPool(string[][] Lists, string Joint = "")
{
    /// <summary>How many texts there are.</summary>
    public long Count { get; } = Lists.Aggregate(1L, (product, list) => product * list.Length);

    /// <summary>The most characters of a text.</summary>
    public int LongestText { get; } = Lists.Sum(list => list.Max(entry => entry.Length)) + ((Lists.Length - 1) * Joint.Length);

    /// <summary>Whether all texts are of Latin letters.</summary>
    public bool IsLatin { get; } = Array.TrueForAll(Lists, list => Array.TrueForAll(list, entry => Transliteration.IsLatin(entry)));

    /// <summary>Appends a text.</summary>
    /// <param name="number">In [0, <see cref="Count"/>).</param>
    /// <param name="target">What to append to.</param>
    public void Write(long number, TextBuffer target)
    {
        for (var i = 0; i < Lists.Length; i++)
        {
            (number, var entry) = Math.DivRem(number, Lists[i].Length);
            if (i > 0)
            {
                target.Append(Joint);
            }

            target.Append(Lists[i][entry]);
        }
    }
}
