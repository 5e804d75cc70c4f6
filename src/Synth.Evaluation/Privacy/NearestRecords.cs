using System.Numerics;
using System.Runtime.InteropServices;

namespace Synth.Evaluation;

/// <summary>Finds for records the nearest of a set by Gower's distance, by comparing with all of them.</summary>
/// <param name="set">The set. Shape [columns][rows]; at least one row.</param>
internal sealed class NearestRecords(float[][] set)
{
    private readonly int rowCount = set[0].Length;

    /// <summary>For each query its nearest row of the set and the distance to it, 0 to 1. Takes time in queries · rows · columns.</summary>
    /// <param name="queries">The records. Shape [columns][queries].</param>
    /// <param name="columns">The columns that count.</param>
    public (int[] Rows, float[] Distances) Find(float[][] queries, int[] columns)
    {
        var count = queries[0].Length;
        var (rows, distances, sums) = (new int[count], new float[count], new float[rowCount]);
        for (var query = 0; query < count; query++)
        {
            Array.Clear(sums);
            foreach (var column in columns)
            {
                AddDistances(set[column], queries[column][query], sums);
            }

            var least = Least(sums);
            rows[query] = MemoryMarshal.Cast<float, int>(sums).IndexOf(BitConverter.SingleToInt32Bits(least));
            distances[query] = least / columns.Length;
        }

        return (rows, distances);
    }

    private static void AddDistances(ReadOnlySpan<float> values, float query, Span<float> sums)
    {
        var from = MemoryMarshal.Cast<float, Vector<float>>(values);
        var to = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var point = new Vector<float>(query);
        for (var i = 0; i < from.Length; i++)
        {
            to[i] += Vector.Min(Vector.Abs(from[i] - point), Vector<float>.One);
        }

        for (var row = from.Length * Vector<float>.Count; row < values.Length; row++)
        {
            sums[row] += Math.Min(Math.Abs(values[row] - query), 1);
        }
    }

    // No sum is negative, so equal sums have equal bits.
    private static float Least(ReadOnlySpan<float> sums)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var leasts = new Vector<float>(float.MaxValue);
        foreach (var vector in vectors)
        {
            leasts = Vector.Min(leasts, vector);
        }

        var least = float.MaxValue;
        for (var lane = 0; lane < Vector<float>.Count; lane++)
        {
            least = Math.Min(least, leasts[lane]);
        }

        foreach (var sum in sums[(vectors.Length * Vector<float>.Count)..])
        {
            least = Math.Min(least, sum);
        }

        return least;
    }
}
