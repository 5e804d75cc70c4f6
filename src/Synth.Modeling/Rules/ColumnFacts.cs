using System.Globalization;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Lists what columns keep because of how they are coded: grids of numbers, and numbers that count siblings.</summary>
internal static class ColumnFacts
{
    /// <summary>The facts about a table's columns.</summary>
    /// <param name="table">Its model.</param>
    /// <param name="plan">What is planned for it.</param>
    /// <param name="names">How columns are written.</param>
    public static IEnumerable<DiscoveredRule> Of(TableModel table, TablePlan plan, RuleNames names)
    {
        foreach (var column in table.Columns)
        {
            var formula = column switch
            {
                KeyColumnModel { Key: OrdinalKeyModel } => $"{names.Own(column.Name)} numbers the rows of {DecisionFitter.KeyOf(plan)}",
                DataColumnModel data when table.Variables.ElementAtOrDefault(data.FirstVariable)?.Distinct is { FirstNumber: not null } =>
                    $"{names.Own(column.Name)} numbers the rows of {DecisionFitter.KeyOf(plan)}",
                DataColumnModel { Encoder: NumberEncoder { Grid: { Step: > 1 } grid } encoder } when encoder.Bins.Length > 1 && encoder.Units.Divisor == 1 =>
                    GridOf(names.Own(column.Name), plan.Table.FindColumn(column.Name)!.Type, grid, encoder.Units),
                _ => null,
            };
            if (formula is not null)
            {
                var kind = column is DataColumnModel { Encoder: NumberEncoder { Grid.Step: > 1 } } ? RuleKind.Grid : RuleKind.Group;
                yield return new DiscoveredRule(formula, kind, [names.Own(column.Name)], table.SourceRowCount, 0);
            }
        }
    }

    private static string? GridOf(string column, ColumnType type, NumberGrid grid, NumberUnits units)
    {
        int? decimals = type.WithoutDomain() switch
        {
            IntegerType => 0,
            DecimalType { Scale: { } scale } => scale,
            FloatType when units.Decimals >= 0 => units.Decimals,
            _ => null,
        };
        if (decimals is not { } digits)
        {
            return null;
        }

        var unit = (decimal)Math.Pow(10, -digits);
        return string.Create(CultureInfo.InvariantCulture, $"{column} = {grid.Offset * unit:0.#########} + n * {grid.Step * unit:0.#########}");
    }
}
