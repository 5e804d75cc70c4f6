namespace Synth.Modeling;

/// <summary>Sees to it that parents whose children must choose among other rows of theirs have such rows.</summary>
internal static class KinCounts
{
    /// <summary>
    /// Moves rows to parents that need one and have none, from parents that have several or need none; where there are too few
    /// of them, the children move to a parent that has one. Totals stay.
    /// </summary>
    /// <param name="needing">Children that must choose, per table of them and parent; changed in place. Shape [tables][parents].</param>
    /// <param name="chosen">Rows they choose from, per parent; changed in place.</param>
    /// <returns>False if there is no row to choose from at all.</returns>
    public static bool Give(IReadOnlyList<int[]> needing, int[] chosen)
    {
        var donor = 0;
        var host = 0;
        for (var parent = 0; parent < chosen.Length; parent++)
        {
            if (chosen[parent] > 0 || !Needs(parent))
            {
                continue;
            }

            while (donor < chosen.Length && (chosen[donor] == 0 || (chosen[donor] == 1 && Needs(donor))))
            {
                donor++;
            }

            if (donor < chosen.Length)
            {
                chosen[donor]--;
                chosen[parent]++;
                continue;
            }

            if (!chosen.AsSpan().ContainsAnyExcept(0))
            {
                return false;
            }

            do
            {
                host = (host + 1) % chosen.Length;
            }
            while (chosen[host] == 0);

            foreach (var counts in needing)
            {
                counts[host] += counts[parent];
                counts[parent] = 0;
            }
        }

        return true;

        bool Needs(int parent) => needing.Any(counts => counts[parent] > 0);
    }
}
