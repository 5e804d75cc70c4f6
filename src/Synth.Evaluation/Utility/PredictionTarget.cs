namespace Synth.Evaluation;

/// <summary>A column that is predicted.</summary>
/// <param name="Column">The column of the source.</param>
/// <param name="Classes">The values that are told apart, ascending; empty for a number.</param>
internal sealed record PredictionTarget(DataColumn Column, double[] Classes)
{
    private const int MaxClasses = 20;
    private const int MinClassRows = 15;

    public bool IsNumber => Classes.Length == 0;

    /// <summary>The quality of knowing nothing.</summary>
    public double Chance => IsNumber ? 0 : 0.5;

    /// <summary>The target that a column makes; null where there is nothing to predict.</summary>
    public static PredictionTarget? Of(DataColumn column)
    {
        var present = column.Values.Where(value => !double.IsNaN(value));
        if (column.Role == ColumnRole.Number)
        {
            return present.Distinct().Take(3).Count() < 3 ? null : new PredictionTarget(column, []);
        }

        if (column.Role is not (ColumnRole.Category or ColumnRole.Boolean))
        {
            return null;
        }

        var classes = present.CountBy(value => value)
            .OrderByDescending(entry => entry.Value)
            .Take(MaxClasses)
            .Where(entry => entry.Value >= MinClassRows)
            .Select(entry => entry.Key)
            .Order()
            .ToArray();
        return classes.Length < 2 ? null : new PredictionTarget(column, classes);
    }

    /// <summary>The class or number of a value; NaN where it is missing or of no class.</summary>
    public double Code(double value) =>
        IsNumber || double.IsNaN(value) ? value : Array.BinarySearch(Classes, value) is >= 0 and var place ? place : double.NaN;
}
