using System.Runtime.CompilerServices;

namespace Synth.Learning;

/// <summary>
/// Counts the families that rows come from. Families seen are stamped with the number of the question, so that nothing has to be
/// cleared, and counting stops as soon as there are enough.
/// </summary>
internal sealed class FamilyCounter
{
    private int[] _stampOfFamily = [];
    private int _stamp;

    /// <summary>Makes room for families 0 to <paramref name="familyCount"/> − 1.</summary>
    public void Reset(int familyCount)
    {
        if (_stampOfFamily.Length < familyCount)
            _stampOfFamily = new int[familyCount];
        else
            Array.Clear(_stampOfFamily);

        _stamp = 0;
    }

    /// <summary>How many distinct families the rows come from, but at most <paramref name="most"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CountUpTo(int most, ReadOnlySpan<int> rows, int[] familyOfRow)
    {
        int[] stampOfFamily = _stampOfFamily;
        int stamp = ++_stamp;
        int found = 0;
        foreach (int row in rows)
        {
            ref int seen = ref stampOfFamily[familyOfRow[row]];
            if (seen == stamp)
                continue;

            seen = stamp;
            if (++found >= most)
                return most;
        }

        return found;
    }
}
