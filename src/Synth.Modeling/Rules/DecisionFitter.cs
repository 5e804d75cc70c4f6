using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Settles what decides the columns of a table, before they are modelled.</summary>
/// <param name="draft">The table.</param>
/// <param name="roles">What its columns are by the keys they are part of.</param>
/// <param name="plan">The plan.</param>
/// <param name="asked">What the user says that decides columns, and the rules that are turned off.</param>
/// <param name="overrides">What the user puts into columns.</param>
/// <param name="places">The places for which published ones stand in.</param>
internal sealed class DecisionFitter(
    TableDraft draft,
    ColumnRoles roles,
    GenerationPlan plan,
    AskedRules asked,
    TableOverrides overrides,
    PlaceColumns places)
{
    private readonly SourceTable table = draft.Table;

    /// <summary>What is settled of the columns.</summary>
    /// <exception cref="InvalidOptionsException">What the user says contradicts itself or speaks of keys and copies.</exception>
    public ColumnDecisions Find()
    {
        var nothing = new NothingFinder(table).Find(Enumerable.Range(0, table.Layout.Count).Where(IsDrawn));
        var decided = FindDecided(nothing);
        foreach (var name in nothing.Keys.Where(index => decided.ContainsKey(table.Layout[index].Name)).ToArray())
        {
            nothing.Remove(name);
        }

        var follows = FindFollows(decided);
        foreach (var name in follows.Keys)
        {
            decided.Remove(name);
        }

        return new ColumnDecisions(decided, follows, nothing);
    }

    private Dictionary<string, Determination> FindDecided(Dictionary<int, int[]> nothing)
    {
        var names = new RuleNames(plan, table.Plan.Name);
        var ancestors = draft.Ancestors().ToArray();
        var columns = Enumerable.Range(0, table.Layout.Count).Where(IsDrawn).ToArray();
        var graph = new RuleGraph();
        var given = Given(graph);
        return given.Concat(new DependencyFinder(table, columns, graph, IsName, IsWanted).Find(ancestors))
            .ToDictionary(entry => entry.Key, entry => Complete(entry.Key, entry.Value), StringComparer.Ordinal);

        // Whether there is anything to measure is a choice of its own: the day is a holiday, so that nothing is sold. It is drawn before
        // the number, whose codes it limits; among a hundred ranges its causes would be lost.
        bool IsWanted(string column, Determination found) =>
            !given.ContainsKey(column) && !places.Overrule(column, found)
            && !found.Formulas(column, names, KeyOf(table.Plan)).Any(asked.Unwanted.Contains)
            && !(found is { Generations: 0, Ways: [[var by]] }
                && nothing.TryGetValue(table.IndexOf(column), out var numbers) && numbers.Contains(table.IndexOf(by)));
    }

    // What a date alone decides needs no two columns that happen to tell it as well.
    private Dictionary<string, (string Date, CalendarPart Part)> FindFollows(Dictionary<string, Determination> decisions)
    {
        var settled = decisions
            .Where(entry => entry.Value.Generations > 0 || entry.Value.Ways.Any(way => way.Count == 1))
            .Select(entry => entry.Key)
            .Concat(asked.DecisionsOf(table.Plan.Name).Select(entry => entry.Column))
            .ToHashSet(StringComparer.Ordinal);
        var names = new RuleNames(plan, table.Plan.Name);
        var free = Enumerable.Range(0, table.Layout.Count)
            .Where(index => IsOwn(index) && !settled.Contains(table.Layout[index].Name))
            .ToArray();
        return new CalendarFollowFinder(table)
            .Find(free, free.Where(index => !roles.IsPartOfKey(table.Layout[index].Name)))
            .Where(entry => !asked.Unwanted.Contains(
                ColumnFacts.FollowFormula(names, entry.Key, entry.Value.Date, entry.Value.Part)))
            .ToDictionary(StringComparer.Ordinal);
    }

    // The user is asked for no evidence.
    private Dictionary<string, Determination> Given(RuleGraph graph)
    {
        var result = new Dictionary<string, Determination>(StringComparer.Ordinal);
        var problems = new List<string>();
        foreach (var (column, deciding) in asked.DecisionsOf(table.Plan.Name))
        {
            var isAbove = deciding.SequenceEqual(table.Plan.Relations.PrimaryParent?.ReferencingColumns ?? []);
            var drawn = isAbove ? [column] : deciding.Append(column);
            var index = table.IndexOf(column);
            if (drawn.All(name => table.IndexOf(name) is >= 0 and var i && IsDrawn(i)) && deciding.Count <= 2
                && !result.ContainsKey(column) && (isAbove || graph.TryAdd(column, deciding)))
            {
                var hasNulls = table.Columns[index].NullCount > 0;
                result.Add(column, new Determination(isAbove ? 1 : 0, isAbove ? [] : [deciding], [], hasNulls, table.RowCount, 0));
            }
            else
            {
                problems.Add($"The rule '{table.Plan.Name}.{column} = f({string.Join(", ", deciding)})' cannot be added: "
                    + "its columns must be at most two and the decided one, no part of a key, no copies and not overridden, and decide "
                    + "each other in one direction.");
            }
        }

        InvalidOptionsException.ThrowIfAny([.. problems]);
        return result;
    }

    /// <summary>The columns that lead to the row above, as rules write them.</summary>
    public static string KeyOf(TablePlan plan) => string.Join(", ", plan.Relations.PrimaryParent?.ReferencingColumns ?? []);

    private Determination Complete(string column, Determination found) => found with
    {
        IsNullDecided = found.IsNullDecided && !SharesNulls(table.IndexOf(column)),
        Known =
        [
            .. found.Ways.Select(way => places.Complete(way, column, KnownValuesFitter.Fit(table, way, column, draft.Context.MinFamilies))),
        ],
    };

    // What is measured or dated decides nothing: that rows agree in it is an accident.
    private bool IsName(string column) =>
        table.Plan.Table.FindColumn(column)!.Type.WithoutDomain() is TextType or EnumType or BooleanType or IntegerType;

    // Keys and copies come from elsewhere.
    private bool IsDrawn(int index) => !roles.IsPartOfKey(table.Layout[index].Name) && IsOwn(index);

    private bool IsOwn(int index)
    {
        var name = table.Layout[index].Name;
        return table.Layout[index].Type.WithoutDomain() is TextType or EnumType { AllowsMany: false } or BooleanType or IntegerType
                or DecimalType or FloatType or DateType or TimestampType
            && !overrides.Has(name)
            && roles.ParentPair(name) is null
            && roles.LinkPair(name) is null
            && !roles.IsKey(name)
            && RepeatedColumns.Find(table, index, draft.Ancestors()) is null;
    }

    // Columns that are null together stay so: the presence that they share is drawn.
    private bool SharesNulls(int index) => Enumerable.Range(0, table.Layout.Count)
        .Any(other => other != index && table.Columns[other].NullCount == table.Columns[index].NullCount
            && table.Columns[other].Nulls.SequenceEqual(table.Columns[index].Nulls));
}
