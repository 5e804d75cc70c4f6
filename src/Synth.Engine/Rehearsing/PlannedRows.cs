using Synth.Modeling;
using Synth.Schema;

namespace Synth.Engine;

/// <summary>How many rows tables would have, as far as that is known without a fit.</summary>
internal static class PlannedRows
{
    /// <summary>The rows of each table.</summary>
    /// <param name="plan">What becomes of them.</param>
    /// <param name="options">The scale, and the sizes of single tables.</param>
    public static IReadOnlyDictionary<TableName, long> Of(GenerationPlan plan, RunOptions options) =>
        plan.Tables.ToDictionary(table => table.Name, table => table.Mode switch
        {
            TableMode.Copy => table.SourceRowCount,
            TableMode.Empty => 0,
            _ when options.Tables.SettingsOf(table.Name).Size is { } size => size.Rows ?? Scaled(table.SourceRowCount, size.Scale!.Value),
            _ => Scaled(table.SourceRowCount, options.Scale),
        });

    private static long Scaled(long rows, double scale) =>
        rows == 0 ? 0 : Math.Max(1, (long)Math.Round(rows * scale, MidpointRounding.AwayFromZero));
}
