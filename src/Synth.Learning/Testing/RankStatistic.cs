namespace Synth.Learning;

/// <summary>
/// The area under the curve of a classifier's scores: how often a member of one class outranks one of the other (Mann and Whitney
/// 1947).
/// </summary>
public static class RankStatistic
{
    /// <summary>
    /// The area: 0.5 when the scores tell nothing, 1 when the first class is above the other; 0.5 also where a class is empty.
    /// </summary>
    /// <param name="scores">The scores, without NaN, [rows].</param>
    /// <param name="isFirst">Whether a row is of the first class, [rows].</param>
    public static double Area(ReadOnlySpan<double> scores, ReadOnlySpan<bool> isFirst)
    {
        double[] keys = scores.ToArray();
        bool[] classes = isFirst.ToArray();
        Array.Sort(keys, classes);
        double rankSum = 0;
        long firsts = 0;
        for (int begin = 0; begin < keys.Length;)
        {
            int end = begin + 1;
            while (end < keys.Length && keys[end] == keys[begin])
                end++;

            int tied = classes.AsSpan(begin, end - begin).Count(true);
            rankSum += tied * ((begin + end + 1) / 2.0);
            firsts += tied;
            begin = end;
        }

        long others = keys.Length - firsts;
        return firsts == 0 || others == 0 ? 0.5 : (rankSum - (firsts * (firsts + 1) / 2.0)) / ((double)firsts * others);
    }
}
