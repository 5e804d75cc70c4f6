using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds columns that follow from a date of their row. A whole date decides only where most families share it, as on a calendar that all
/// have in common: elsewhere dates are accidents.
/// </summary>
/// <param name="table">The table.</param>
internal sealed class CalendarFollowFinder(SourceTable table)
{
    private const int MostValues = 100;
    private const int MostDates = 5000;
    private const int FewestShared = 3;

    /// <summary>A whole date decides from so many rows a date on.</summary>
    private const int FewestRowsPerDate = 10;

    private static readonly CalendarPart[] Parts = Enum.GetValues<CalendarPart>();

    /// <summary>The date, and the part of it, that each column follows.</summary>
    /// <param name="dates">The columns of dates whose values are drawn, by their numbers in the layout.</param>
    /// <param name="columns">The columns that may follow from one, likewise.</param>
    public Dictionary<string, (string Date, CalendarPart Part)> Find(IEnumerable<int> dates, IEnumerable<int> columns)
    {
        var result = new Dictionary<string, (string, CalendarPart)>(StringComparer.Ordinal);
        var followers = columns.Where(MayFollow)
            .Select(index => SourceCodes.Of(table, index))
            .Where(column => column.Count is > 1 and <= MostValues)
            .ToArray();
        foreach (var date in followers.Length == 0 ? [] : dates.Where(IsPlainDate))
        {
            var days = (FixedVector<long>)table.Columns[date];
            foreach (var part in Parts)
            {
                var deciding = SourceCodes.Of(part.ToString(), days, day => CalendarFollow.ValueOf(part, day));
                foreach (var column in followers.Where(column => !result.ContainsKey(column.Name) && Follows(part, deciding, column)))
                {
                    result.Add(column.Name, (table.Layout[date].Name, part));
                }
            }
        }

        return result;
    }

    private bool Follows(CalendarPart part, SourceCodes deciding, SourceCodes column)
    {
        if (deciding.Count < column.Count
            || (part == CalendarPart.Date && (deciding.Count > MostDates || table.RowCount < FewestRowsPerDate * deciding.Count))
            || !DependencyTest.Decides(deciding, column, withNulls: false))
        {
            return false;
        }

        var (surprise, shared) = DependencyTest.Measure(deciding, column, table.Families);
        return shared >= FewestShared && surprise >= Evidence.Surprising;
    }

    private bool MayFollow(int index) =>
        table.Columns[index].NullCount == 0
        && table.Layout[index].Type.WithoutDomain() is IntegerType or BooleanType or EnumType { AllowsMany: false } or TextType;

    private bool IsPlainDate(int index)
    {
        var column = table.Columns[index];
        return table.Layout[index].Type.WithoutDomain() is DateType
            && column.NullCount == 0
            && table.RowCount > 0
            && !((FixedVector<long>)column).Values.ToArray().Any(TemporalValues.IsSpecial);
    }
}
