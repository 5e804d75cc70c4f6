using System.Runtime.InteropServices;

namespace Synth.Evaluation;

/// <summary>Values that tell of few: a report does not name them, however many rows they are in.</summary>
internal static class RareLevels
{
    /// <summary>The fewest families of the source that a value must be of to be named.</summary>
    public const int MinFamilies = 5;

    /// <summary>The codes that fewer families have.</summary>
    /// <param name="codes">The code of each of the source's rows; NaN where there is none.</param>
    /// <param name="families">The family of each row.</param>
    public static HashSet<int> Of(double[] codes, int[] families)
    {
        var owners = new Dictionary<int, HashSet<int>>();
        for (var row = 0; row < codes.Length; row++)
        {
            if (!double.IsNaN(codes[row]))
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(owners, (int)codes[row], out _);
                known ??= [];
                if (known.Count < MinFamilies)
                {
                    known.Add(families[row]);
                }
            }
        }

        return [.. owners.Where(entry => entry.Value.Count < MinFamilies).Select(entry => entry.Key)];
    }
}
