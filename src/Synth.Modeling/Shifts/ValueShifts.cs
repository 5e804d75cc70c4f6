using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Compares the distributions that a model has learned with those of rows of today, column by column: the model's own codes are counted in
/// both, so that neither rows nor values of the source have to be kept for it.
/// </summary>
public static class ValueShifts
{
    /// <summary>Finds the columns whose values, and the tables whose numbers of rows below each row, have moved.</summary>
    /// <param name="model">The model.</param>
    /// <param name="sample">Families of today, formed by the model's plan; its tables have the columns that they had then.</param>
    /// <param name="threshold">The population stability index from which on something has moved, above 0.</param>
    /// <returns>What has moved by more than chance explains, in the order of the plan's tables and their columns.</returns>
    public static ValueList<ValueShift> Find(RelationalModel model, SourceSample sample, double threshold)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(threshold, 0);
        return model.Plan.Tables
            .Where(table => table.Mode == TableMode.Synthesize && sample[table.Name].RowCount > 0)
            .SelectMany(table => new TableShifts(model.ModelOf(table.Name), model.ModelOf, sample, threshold).Find())
            .ToValueList();
    }
}
