namespace Synth.Modeling;

/// <summary>Sees to it that parents whose children must choose among other rows of theirs have such rows.</summary>
internal static class KinCounts
{
    /// <summary>
    /// Moves rows to parents that need one and have none, from parents that have several or need none. Totals stay.
    /// </summary>
    /// <param name="needing">Children that must choose, per parent.</param>
    /// <param name="chosen">Rows they choose from, per parent; changed in place.</param>
    public static void Give(int[] needing, int[] chosen)
    {
        var donor = 0;
        for (var parent = 0; parent < needing.Length; parent++)
        {
            if (needing[parent] == 0 || chosen[parent] > 0)
            {
                continue;
            }

            while (donor < chosen.Length && (chosen[donor] == 0 || (chosen[donor] == 1 && needing[donor] > 0)))
            {
                donor++;
            }

            if (donor == chosen.Length)
            {
                return;
            }

            chosen[donor]--;
            chosen[parent]++;
        }
    }
}
