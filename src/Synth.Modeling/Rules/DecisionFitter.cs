using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Settles what decides the columns of a table, before they are modelled.</summary>
/// <param name="draft">The table.</param>
/// <param name="roles">What its columns are by the keys they are part of.</param>
/// <param name="plan">The plan.</param>
/// <param name="options">How to fit.</param>
internal sealed class DecisionFitter(TableDraft draft, ColumnRoles roles, GenerationPlan plan, FitOptions options)
{
    private readonly SourceTable table = draft.Table;

    /// <summary>What decides each column that something decides.</summary>
    public Dictionary<string, Determination> Find()
    {
        var names = new RuleNames(plan, table.Plan.Name);
        var ancestors = draft.Ancestors().Select(ancestor => ancestor.Rows).ToArray();
        var columns = Enumerable.Range(0, table.Layout.Count).Where(IsDrawn).ToArray();
        var finder = new DependencyFinder(
            table, columns, IsName, (column, found) =>
                !found.Formulas(column, names, KeyOf(table.Plan)).Any(options.ExcludedRules.Contains));
        return finder.Find(ancestors).ToDictionary(entry => entry.Key, entry => Complete(entry.Key, entry.Value), StringComparer.Ordinal);
    }

    /// <summary>The columns that lead to the row above, as rules write them.</summary>
    public static string KeyOf(TablePlan plan) => string.Join(", ", plan.Relations.PrimaryParent?.ReferencingColumns ?? []);

    private Determination Complete(string column, Determination found) => found with
    {
        IsNullDecided = found.IsNullDecided && !SharesNulls(table.IndexOf(column)),
        Known = [.. found.Ways.Select(way => KnownValuesFitter.Fit(table, way, column, draft.Context.MinFamilies))],
    };

    // What is measured or dated decides nothing: that rows agree in it is an accident.
    private bool IsName(string column) =>
        table.Plan.Table.FindColumn(column)!.Type.WithoutDomain() is TextType or EnumType or BooleanType or IntegerType;

    // Keys and copies come from elsewhere.
    private bool IsDrawn(int index)
    {
        var name = table.Layout[index].Name;
        return table.Layout[index].Type.WithoutDomain() is TextType or EnumType { AllowsMany: false } or BooleanType or IntegerType
                or DecimalType or FloatType or DateType or TimestampType
            && roles.ParentPair(name) is null
            && roles.LinkPair(name) is null
            && !roles.IsPartOfKey(name)
            && RepeatedColumns.Find(table, index, draft.Ancestors()) is null;
    }

    // Columns that are null together stay so: the presence that they share is drawn.
    private bool SharesNulls(int index) => Enumerable.Range(0, table.Layout.Count)
        .Any(other => other != index && table.Columns[other].NullCount == table.Columns[index].NullCount
            && table.Columns[other].Nulls.SequenceEqual(table.Columns[index].Nulls));
}
