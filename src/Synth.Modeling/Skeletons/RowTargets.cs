using Synth.Schema;

namespace Synth.Modeling;

/// <summary>How many rows each table shall have: the source's times the scale, at least one where the source has any.</summary>
internal static class RowTargets
{
    /// <summary>Rows per table.</summary>
    public static Dictionary<TableName, long> Of(RelationalModel model, double scale) =>
        model.Plan.Tables.ToDictionary(table => table.Name, table => table.Mode switch
        {
            TableMode.Synthesize => Math.Max(1, (long)Math.Round(table.SourceRowCount * scale, MidpointRounding.AwayFromZero)),
            TableMode.Copy => model.CopyOf(table.Name).RowCount,
            TableMode.Empty => 0,
            _ => throw new ArgumentOutOfRangeException(nameof(model), table.Mode, "A mode without rows."),
        });
}
