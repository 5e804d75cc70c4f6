using Synth.Learning;

namespace Synth.Modeling;

/// <summary>Compares what a model has learned of a table with rows of today.</summary>
/// <param name="model">What it has learned.</param>
/// <param name="modelOf">What it has learned of a table.</param>
/// <param name="sample">The rows.</param>
/// <param name="threshold">The population stability index from which on something has moved.</param>
internal sealed class TableShifts(
    TableModel model, Func<Schema.TableName, TableModel> modelOf, SourceSample sample, double threshold)
{
    private readonly SourceTable table = sample[model.Name];

    /// <summary>What has moved: the columns in order, then what is counted per row.</summary>
    public IEnumerable<ValueShift> Find() => model.Columns
        .OfType<DataColumnModel>()
        .Where(column => !column.IsOverridden)
        .Select(FindColumn)
        .Concat(FindCounts())
        .OfType<ValueShift>();

    // Of the parts of a column, a day and a time of day for instance, the one that has moved most speaks for it.
    private ValueShift? FindColumn(DataColumnModel column)
    {
        var today = new TodaysCodes(column, table, ParentOf());
        var codes = today.Read();
        var parts = codes
            .Select((values, i) => (Model: model.Variables[column.FirstVariable + i], Codes: values))
            .Where(part => part.Model.Follow is null)
            .Select(part => Compare(
                $"column {column.Name}", LearnedCodes.Of(part.Model.Forest), part.Codes, part.Model.Variable.Kind == FeatureKind.Ordinal))
            .Append(FindPresence(column))
            .Append(FindLevel(column, today));
        return parts.OfType<ValueShift>().MaxBy(shift => shift.StabilityIndex);
    }

    private ValueShift? FindLevel(DataColumnModel column, TodaysCodes today)
    {
        if (column.Encoder is not RelativeEncoder { Level: { } level })
        {
            return null;
        }

        var parent = ParentOf()!;
        var learned = LearnedCodes.Of(modelOf(parent.Plan.Name).Variables[level.Variable].Forest);
        return Compare($"column {column.Name}", learned, today.ReadLevels(), isOrdered: true, parent.Families);
    }

    private ValueShift? FindPresence(DataColumnModel column)
    {
        if (column.Decided is { IsNullDecided: true } || LearnedPresence(column) is not { } learned)
        {
            return null;
        }

        var nulls = table.Columns[table.IndexOf(column.Name)].Nulls;
        var codes = new int[table.RowCount];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = nulls[row] ? PresenceGroups.Absent : PresenceGroups.Present;
        }

        return Compare($"column {column.Name}", learned, codes, isOrdered: false) is { } shift
            ? shift with
            {
                MissingThen = learned[PresenceGroups.Absent] / (double)learned.Sum(),
                MissingNow = codes.Count(code => code == PresenceGroups.Absent) / (double)codes.Length,
            }
            : null;
    }

    // A column that always had a value has no variable that says so: as many rows as its own variable has had one.
    private long[]? LearnedPresence(DataColumnModel column)
    {
        if (column.Presence >= 0)
        {
            return LearnedCodes.Of(model.Variables[column.Presence].Forest);
        }

        return !column.HasVariables
            ? null
            : [0, 0, LearnedCodes.Of(model.Variables[column.FirstVariable].Forest).Sum()];
    }

    private IEnumerable<ValueShift?> FindCounts()
    {
        foreach (var (counted, link, counts) in sample.CountsUnder(table.Plan))
        {
            if (Array.Find(model.Counts, count => count.Counted == counted && count.Link == link) is { } learned)
            {
                var codes = Array.ConvertAll(counts, count => (int)learned.Encoder.CodeOf(count));
                var through = link < 0 ? "" : " that are linked to it";
                var rows = Array.ConvertAll(learned.CodeRows, count => (long)count);
                yield return Compare($"rows of {counted}{through}", rows, codes, isOrdered: true);
            }
        }
    }

    private ValueShift? Compare(string part, long[] learned, int[] codes, bool isOrdered, int[]? families = null)
    {
        if (learned.Sum() == 0 || Array.TrueForAll(codes, code => code < 0))
        {
            return null;
        }

        var cells = new CodeCells(learned, isOrdered);
        var comparison = StabilityComparison.Of(
            cells.Learned, Array.ConvertAll(codes, cells.CellOf), families ?? table.Families, isOrdered);
        return comparison.Index >= threshold && comparison.Index > comparison.Noise
            ? new ValueShift(model.Name, part, comparison.Index, comparison.Distance)
            : null;
    }

    private SourceTable? ParentOf() => table.Plan.Relations.PrimaryParent is { } key ? sample[key.ReferencedTable] : null;
}
