using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// How many rows each table shall have: the source's times the scale, at least one where the source has any. A table with a size of its own
/// takes those that hang under it along.
/// </summary>
internal static class RowTargets
{
    /// <summary>Rows per table.</summary>
    public static Dictionary<TableName, long> Of(RelationalModel model, SampleOptions options)
    {
        var scales = new Dictionary<TableName, double>();
        return model.Plan.Tables.ToDictionary(table => table.Name, table => table.Mode switch
        {
            TableMode.Synthesize =>
                Math.Max(1, (long)Math.Round(table.SourceRowCount * ScaleOf(table, options, scales), MidpointRounding.AwayFromZero)),
            TableMode.Copy => model.CopyOf(table.Name).RowCount,
            TableMode.Empty => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(model), table.Mode, "A mode without rows."),
        });
    }

    // Parents come first in the plan.
    private static double ScaleOf(TablePlan table, SampleOptions options, Dictionary<TableName, double> scales)
    {
        var inherited = table.Relations.PrimaryParent is { } key
            ? scales.GetValueOrDefault(key.ReferencedTable, options.Scale)
            : options.Scale;
        var size = options.Sizes.GetValueOrDefault(table.Name);
        return scales[table.Name] = size is { Rows: { } rows } ? (double)rows / table.SourceRowCount : size?.Scale ?? inherited;
    }
}
