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
                DataColumnModel data when table.Variables.ElementAtOrDefault(data.FirstVariable)?.Follow is { } follow =>
                    FollowFormula(names, column.Name, follow.Date, follow.Part),
                KeyColumnModel { Key: OrdinalKeyModel } => $"{names.Own(column.Name)} numbers the rows of {DecisionFitter.KeyOf(plan)}",
                DataColumnModel data when table.Variables.ElementAtOrDefault(data.FirstVariable)?.Distinct is { FirstNumber: not null } =>
                    $"{names.Own(column.Name)} numbers the rows of {DecisionFitter.KeyOf(plan)}",
                DataColumnModel { Encoder: NumberEncoder { Grid: { Step: > 1 } grid } encoder } when encoder.Bins.Length > 1
                    && encoder.Units.Divisor == 1 =>
                    GridOf(names.Own(column.Name), plan.Table.FindColumn(column.Name)!.Type, grid, encoder.Units),
                _ => null,
            };
            if (column is DataColumnModel { Encoder: TemplateEncoder text } && NeededBy(text) is { Length: > 0 } needed
                && table.Rules.All(rule => rule.Column != column.Name || !rule.Computes))
            {
                yield return new DiscoveredRule(
                    $"{names.Own(column.Name)} made of {string.Join(", ", needed)}",
                    RuleKind.Composition,
                    needed.Select(names.Own).Prepend(names.Own(column.Name)).ToValueList(),
                    table.SourceRowCount,
                    0);
            }

            if (formula is not null)
            {
                var isFollow = column is DataColumnModel { HasVariables: true } data
                    && table.Variables[data.FirstVariable].Follow is not null;
                var kind = isFollow ? RuleKind.Dependency
                    : column is DataColumnModel { Encoder: NumberEncoder { Grid.Step: > 1 } } ? RuleKind.Grid
                    : RuleKind.Group;
                yield return new DiscoveredRule(formula, kind, [names.Own(column.Name)], table.SourceRowCount, 0);
            }
        }
    }

    /// <summary>How it is written that a column follows from a date.</summary>
    public static string FollowFormula(RuleNames names, string column, string date, CalendarPart part) => part == CalendarPart.Date
        ? $"{names.Own(column)} = f({names.Own(date)})"
        : $"{names.Own(column)} = f({part.ToString().ToLowerInvariant()} of {names.Own(date)})";

    // What nearly all texts repeat: words of names, the date of the row.
    private static string[] NeededBy(TemplateEncoder text)
    {
        var rows = text.Templates.Sum(template => (long)template.Rows);
        return
        [
            .. text.Templates
                .SelectMany(template => template.Parts.Where(part => part is ColumnPart or DatePart)
                    .SelectMany(part => part.Needs).Distinct().Select(column => (column, template.Rows)))
                .GroupBy(entry => entry.column, entry => entry.Rows)
                .Where(group => group.Sum(count => (long)count) >= 0.9 * rows)
                .Select(group => group.Key)
                .Order(StringComparer.Ordinal),
        ];
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
        return string.Create(CultureInfo.InvariantCulture,
            $"{column} = {grid.Offset * unit:0.#########} + n * {grid.Step * unit:0.#########}");
    }
}
