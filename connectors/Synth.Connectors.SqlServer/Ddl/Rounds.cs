namespace Synth.Connectors.SqlServer.Ddl;

/// <summary>Carries out steps that may need each other in an order that nobody knows.</summary>
internal static class Rounds
{
    /// <summary>
    /// Tries the steps in order, and those that had to wait again. Each round carries out at least one; the last of a round may not wait if
    /// all before it did, so that it says what is missing.
    /// </summary>
    /// <param name="steps">The steps.</param>
    /// <param name="tryStep">Tries a step, which may wait or not; whether it was carried out.</param>
    public static async Task RunAsync<T>(IReadOnlyList<T> steps, Func<T, bool, Task<bool>> tryStep)
    {
        while (steps.Count > 0)
        {
            var left = new List<T>();
            foreach (var step in steps)
            {
                if (!await tryStep(step, left.Count < steps.Count - 1))
                {
                    left.Add(step);
                }
            }

            steps = left;
        }
    }
}
