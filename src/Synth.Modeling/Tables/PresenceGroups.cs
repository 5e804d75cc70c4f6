using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Synth.Modeling;

/// <summary>Columns and links that are null in exactly the same rows share one presence variable.</summary>
internal sealed class PresenceGroups
{
    private readonly Dictionary<UInt128, int> numbers = [];
    private readonly HashSet<int> settled = [];
    private readonly List<(string Name, byte[] Codes)> groups = [];

    /// <summary>The groups: a name for people, and the codes: 1 where absent, 2 where present.</summary>
    public IReadOnlyList<(string Name, byte[] Codes)> Groups => groups;

    /// <summary>The group of a column or link.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="nulls">Where it is null. Shape [rows].</param>
    /// <param name="isSettled">Whether the row's position says if it is null. Two of these never share a group: their positions would
    /// contradict.</param>
    /// <returns>The number of the group; -1 when it is never null.</returns>
    public int Add(string name, ReadOnlySpan<bool> nulls, bool isSettled = false)
    {
        if (!nulls.Contains(true))
        {
            return -1;
        }

        var hash = XxHash128.HashToUInt128(MemoryMarshal.AsBytes(nulls));
        if (!numbers.TryGetValue(hash, out var number) || (isSettled && settled.Contains(number)))
        {
            number = groups.Count;
            numbers.TryAdd(hash, number);
            var codes = new byte[nulls.Length];
            for (var row = 0; row < codes.Length; row++)
            {
                codes[row] = nulls[row] ? Absent : Present;
            }

            groups.Add((name, codes));
        }

        if (isSettled)
        {
            settled.Add(number);
        }

        return number;
    }

    /// <summary>The code of a row without a value.</summary>
    public const byte Absent = 1;

    /// <summary>The code of a row with a value.</summary>
    public const byte Present = 2;
}
