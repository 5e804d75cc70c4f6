namespace Synth.Connectors;

/// <summary>Carries out steps that may need each other in an order that nobody knows.</summary>
public static class Rounds
{
    /// <summary>
    /// Tries the steps in order, and those that had to wait again. Each round carries out at least one: where all would wait, the first may
    /// not, so that it says what is missing, and those that need it can follow.
    /// </summary>
    /// <param name="steps">The steps.</param>
    /// <param name="tryStep">
    /// Tries a step, which may wait or not; whether it was carried out, which it is, or fails, where it may not wait.
    /// </param>
    public static async Task RunAsync<T>(IReadOnlyList<T> steps, Func<T, bool, Task<bool>> tryStep)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(tryStep);
        while (steps.Count > 0)
        {
            var left = new List<T>();
            foreach (var step in steps)
            {
                if (!await tryStep(step, true))
                {
                    left.Add(step);
                }
            }

            if (left.Count == steps.Count)
            {
                await tryStep(left[0], false);
                left.RemoveAt(0);
            }

            steps = left;
        }
    }
}
