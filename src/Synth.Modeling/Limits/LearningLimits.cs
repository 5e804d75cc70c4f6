using System.Globalization;
using Synth.Data;

namespace Synth.Modeling;

/// <summary>Says what the rows of a sample are too few for.</summary>
internal static class LearningLimits
{
    private const int FewFamilies = 50; // below, forests find next to nothing but chance
    private const int SomeFamilies = 500; // below, only what is strong stands out from chance
    private const int FewValues = 50;
    private const int FewCases = 30; // of which what they depend on cannot be told
    private const int MostClasses = 40; // more different values than these are no classes

    /// <summary>The limits of all synthesized tables, in the order of the plan.</summary>
    public static IEnumerable<LearningLimit> Of(SourceSample sample, FitOptions options) => sample.Plan.Tables
        .Where(plan => plan.Mode == TableMode.Synthesize && sample[plan.Name].RowCount > 0)
        .SelectMany(plan => Of(sample[plan.Name], new ColumnRoles(plan, sample.Plan.Schema), options));

    private static IEnumerable<LearningLimit> Of(SourceTable table, ColumnRoles roles, FitOptions options)
    {
        var families = table.Families.Distinct().Count();
        var name = table.Plan.Name;
        if (families < FewFamilies)
        {
            yield return new LearningLimit(name, null,
                Text($"{table.RowCount} rows of {families} families: too few to learn what columns depend on; each by itself is learned"));
        }
        else if (families < SomeFamilies)
        {
            yield return new LearningLimit(name, null,
                Text($"{table.RowCount} rows of {families} families: only strong dependences between columns can be told from chance"));
        }

        foreach (var (i, layout) in table.Layout.Index())
        {
            if (SlotFinder.SourceOf(layout.Name, table.Plan, roles) == PrivateColumnSource.Data
                && !options.Columns.Any(entry => entry.Table == name && entry.Column == layout.Name))
            {
                foreach (var words in OfColumn(table, i, EncodingContext.Of(table, options).MinFamilies))
                {
                    yield return new LearningLimit(name, layout.Name, words);
                }
            }
        }
    }

    private static IEnumerable<string> OfColumn(SourceTable table, int column, int leastFamilies)
    {
        var vector = table.Columns[column];
        var present = vector.Count - vector.NullCount;
        if (present == 0)
        {
            yield return "it has no value in any row, so none is made";
            yield break;
        }

        if (present < FewValues && present < vector.Count)
        {
            yield return Text($"it has a value in only {present} of {vector.Count} rows: too few to learn what the values depend on");
        }

        if (vector.NullCount is > 0 and < FewCases)
        {
            yield return Text($"it has no value in only {vector.NullCount} of {vector.Count} rows: when that happens cannot be learned");
        }

        var (rows, families) = Classes(table, vector);
        if (rows.Length is 0 or > MostClasses)
        {
            yield break;
        }

        var rare = families.Count(count => count < leastFamilies);
        if (rare > 0)
        {
            yield return Text($"{rare} of {rows.Length} values come in fewer than {leastFamilies} families: not written as they are");
        }

        var seldom = rows.Zip(families).Count(entry => entry.Second >= leastFamilies && entry.First < FewCases);
        if (seldom > 0 && table.RowCount >= 4 * FewCases)
        {
            yield return Text($"{seldom} of {rows.Length} values come in fewer than {FewCases} rows: what they depend on is not learned");
        }
    }

    // Rows and families of each different value; none when there are too many to be classes.
    private static (int[] Rows, int[] Families) Classes(SourceTable table, ColumnVector vector)
    {
        var key = new RowKey([0]);
        ColumnVector[] only = [vector];
        var numbers = new Dictionary<UInt128, int>();
        var values = new int[vector.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = -1;
            if (key.Read(only, row) is { } value)
            {
                if (!numbers.TryGetValue(value, out values[row]))
                {
                    numbers.Add(value, values[row] = numbers.Count);
                }

                if (numbers.Count > MostClasses)
                {
                    return ([], []);
                }
            }
        }

        return FamilyCounter.Count(values, numbers.Count, table.Families);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
