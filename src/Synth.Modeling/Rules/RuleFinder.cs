using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Finds the rules that the sampled rows keep, once all tables are coded, and decides which of them compute which column.
/// </summary>
/// <param name="sample">The sample.</param>
/// <param name="drafts">What is known of the synthesized tables.</param>
/// <param name="options">How to fit.</param>
/// <param name="asked">What the user asks for besides.</param>
internal sealed class RuleFinder(
    SourceSample sample, IReadOnlyDictionary<TableName, TableDraft> drafts, FitOptions options, AskedRules asked)
{
    private readonly Dictionary<TableName, SourceNumbers[]> numbers = drafts.ToDictionary(
        draft => draft.Key,
        draft => SourceNumbers.Of(draft.Value.Table, column => MayTakePart(draft.Value, column)));

    private readonly List<string> problems = [];

    /// <summary>The rules of all tables, each computing its column or keeping it within bounds.</summary>
    /// <exception cref="InvalidOptionsException">A rule that the user asks for contradicts keys, overrides or other such rules.</exception>
    public Dictionary<TableName, Rule[]> Find()
    {
        var result = new Dictionary<TableName, Rule[]>();
        foreach (var table in drafts.Keys)
        {
            result.Add(table, [.. Choose(table, result)]);
        }

        InvalidOptionsException.ThrowIfAny([.. problems]);
        return result;
    }

    // Copies and totals come from elsewhere, so they are settled first; then what is computed in the row, then what is kept in bounds.
    private IEnumerable<Rule> Choose(TableName table, Dictionary<TableName, Rule[]> before)
    {
        var draft = drafts[table];
        var graph = new RuleGraph();
        foreach (var column in draft.Columns.OfType<DataColumnModel>())
        {
            if (column.Encoder is OffsetEncoder { Base: { FromParent: false, Column: var start } })
            {
                graph.TryAdd(column.Name, [start]);
            }
        }

        var names = new RuleNames(sample.Plan, table);
        var computed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in Asked(draft))
        {
            if (IsTarget(draft, rule.Column) && graph.TryAdd(rule.Column, rule.Operands) && (rule is OrderRule || computed.Add(rule.Column)))
            {
                yield return rule;
            }
            else
            {
                problems.Add(
                    $"The rule '{rule.Formula(names)}' cannot be added: its column is part of a key, overridden, or settled by another rule.");
            }
        }

        var ways = LinkedCopies(draft, before).Concat(Aggregates(table)).Concat(Arithmetic(table));
        foreach (var rule in ways.SelectMany(rule => rule.Forms()).Where(rule => IsWanted(rule, names)))
        {
            if (IsTarget(draft, rule.Column) && !computed.Contains(rule.Column) && graph.TryAdd(rule.Column, rule.Operands))
            {
                computed.Add(rule.Column);
                yield return rule;
            }
        }

        foreach (var rule in Orders(draft).Where(rule => IsWanted(rule, names) && !IsCompletedLater(draft, rule, before)))
        {
            if (IsTarget(draft, rule.Column) && !computed.Contains(rule.Column) && graph.TryAdd(rule.Column, rule.Operands))
            {
                yield return rule;
            }
        }
    }

    private IEnumerable<Rule> Asked(TableDraft draft)
    {
        var completer = new AskedRuleCompleter(
            draft.Table, table => numbers.GetValueOrDefault(table, []), [.. draft.Ancestors()]);
        var name = draft.Table.Plan.Name;
        return asked.RulesOf(name).Select(rule => completer.Complete(
            rule, child => SiblingPositions.CountByParent(sample[child].ParentRows, draft.Table.RowCount)));
    }

    private bool IsWanted(Rule rule, RuleNames names) => !options.ExcludedRules.Contains(rule.Formula(names));

    private IEnumerable<Rule> LinkedCopies(TableDraft draft, Dictionary<TableName, Rule[]> before)
    {
        var finder = new LinkedCopyFinder(draft.Table);
        for (var link = 0; link < draft.Links.Count; link++)
        {
            var linked = draft.Table.Plan.Relations.Links[link].ReferencedTable;
            if (draft.Links[link].Kind is LinkKind.Chosen
                || (draft.Links[link].Kind is LinkKind.Dealt && LinkDraft.IsMadeBefore(sample.Plan, linked, draft.Table.Plan.Name)))
            {
                var totals = before.GetValueOrDefault(linked, []).OfType<AggregateRule>().Select(rule => rule.Column)
                    .ToHashSet(StringComparer.Ordinal);
                foreach (var rule in finder
                    .Find(link, sample[linked], column => IsTarget(draft, column), column => !totals.Contains(column)))
                {
                    yield return rule;
                }
            }
        }
    }

    private IEnumerable<Rule> Aggregates(TableName table)
    {
        var finder = new AggregateFinder(numbers[table], sample[table].RowCount);
        return sample.Plan.ChildrenOf(table)
            .Where(child => drafts.ContainsKey(child.Name))
            .SelectMany(child => finder.Find(child.Name, numbers[child.Name], sample[child.Name].ParentRows));
    }

    private IEnumerable<ArithmeticRule> Arithmetic(TableName table) => new ArithmeticFinder(numbers[table], sample[table].RowCount).Find();

    // What sums up this table's rows in those above cannot bound them.
    private static bool IsCompletedLater(TableDraft draft, OrderRule rule, Dictionary<TableName, Rule[]> before)
    {
        var ancestor = draft;
        for (var i = 0; i < rule.Other.Generations; i++)
        {
            ancestor = ancestor.Parent!;
        }

        return ancestor != draft
            && before[ancestor.Table.Plan.Name].Any(other => other is AggregateRule && other.Column == rule.Other.Column);
    }

    private IEnumerable<OrderRule> Orders(TableDraft draft)
    {
        var finder = new OrderFinder(numbers[draft.Table.Plan.Name], draft.Table.RowCount);
        var generations = 0;
        var across = new List<OrderRule>();
        foreach (var (ancestor, rows) in draft.Ancestors())
        {
            generations++;
            across.AddRange(finder.FindAcross(generations, numbers[ancestor.Plan.Name], rows));
        }

        return finder.FindOwn().Concat(across);
    }

    private static bool MayTakePart(TableDraft draft, string column) =>
        draft.Columns.First(model => model.Name == column) is DataColumnModel { IsOverridden: false } or RepeatedColumnModel;

    // Columns that give way to stay unique are not computed.
    private bool IsTarget(TableDraft draft, string column) =>
        draft.Columns.First(model => model.Name == column) is DataColumnModel { IsOverridden: false }
        && !new ColumnRoles(draft.Table.Plan, sample.Plan.Schema).IsPartOfKey(column);
}
