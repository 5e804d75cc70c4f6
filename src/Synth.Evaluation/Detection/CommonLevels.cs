namespace Synth.Evaluation;

/// <summary>The commonest values of a coded column.</summary>
internal static class CommonLevels
{
    /// <summary>The codes of the commonest values, commonest first; between equals, in order of the texts.</summary>
    public static int[] Of(DataColumn column, int limit) =>
        [.. column.Values.Where(value => !double.IsNaN(value))
            .CountBy(value => (int)value)
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key)
            .Take(limit)
            .Select(entry => entry.Key)];
}
