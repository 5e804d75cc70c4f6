using Synth.Schema;
using Synth.Schema.Expressions;

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
    private readonly List<(TableName Parent, AggregateRule Rule)> spares = [];

    /// <summary>The rules of all tables, each computing its column or keeping it within bounds.</summary>
    /// <exception cref="InvalidOptionsException">A rule that the user asks for contradicts keys, overrides or other such rules.</exception>
    public Dictionary<TableName, Rule[]> Find()
    {
        var result = new Dictionary<TableName, Rule[]>();
        foreach (var table in drafts.Keys)
        {
            var numbering = new NumberingChooser(
                drafts[table], numbers[table], asked.RulesOf(table), new RuleNames(sample.Plan, table), problems);
            result.Add(table, [.. numbering.WithoutLateOrders([.. Choose(table, result, numbering)])]);
        }

        InvalidOptionsException.ThrowIfAny([.. problems]);
        return result.ToDictionary(entry => entry.Key, entry => entry.Value.Where(rule => !IsSummedTwice(rule, result)).ToArray());
    }

    // What is summed up over links in the last pass cannot wait for another such sum.
    private static bool IsSummedTwice(Rule rule, Dictionary<TableName, Rule[]> rules) => rule is AggregateRule { Link: >= 0 } total
        && total.Inputs.Any(input => LateColumns.AreSummedOverLinks(input, rules[total.Child]));

    // Copies and totals come from elsewhere, so they are settled first; then what is computed in the row, then what is kept in bounds.
    private IEnumerable<Rule> Choose(TableName table, Dictionary<TableName, Rule[]> before, NumberingChooser numbering)
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
        foreach (var forms in Asked(draft))
        {
            var rule = Array.Find(forms, form => IsTarget(draft, form.Column) && !(form.Computes && computed.Contains(form.Column))
                && graph.TryAdd(form.Column, form.Operands));
            if (rule is not null)
            {
                computed.UnionWith(rule.Computes ? [rule.Column] : []);
                yield return rule;
            }
            else
            {
                problems.Add(
                    $"The rule '{forms[0].Formula(names)}' cannot be added: "
                    + "its column is part of a key, overridden, or settled by another rule.");
            }
        }

        NumberingRule[] numberings = [.. numbering.Choose(rule => IsWanted(rule, names))];
        foreach (var rule in numberings)
        {
            yield return rule;
        }

        var ways = LinkedCopies(draft, before)
            .Concat(Apportioned(draft))
            .Concat(Aggregates(table))
            .Concat(Arithmetic(table))
            .Concat(new RunningFinder(draft.Table, numbers[table]).Find())
            .Concat(numbering.CountedTexts(numberings))
            .Concat(draft.Parent is null ? [] : new FixedSumFinder(draft.Table, numbers[table]).Find())
            .Concat(Compositions(draft, before));
        foreach (var rule in ways.SelectMany(rule => rule.Forms()).Where(rule => IsWanted(rule, names)))
        {
            if (IsTargetOf(draft, rule) && !computed.Contains(rule.Column) && graph.TryAdd(rule.Column, rule.Operands))
            {
                computed.Add(rule.Column);
                yield return rule;
            }
            else if (rule is AggregateRule { Function: AggregateFunction.Sum, Inputs: [_], Link: < 0 } spare
                && computed.Contains(rule.Column))
            {
                spares.Add((table, spare));
            }
        }

        foreach (var rule in Witnesses(draft, before, names))
        {
            if (IsTarget(draft, rule.Column) && !computed.Contains(rule.Column))
            {
                yield return rule;
            }
        }

        foreach (var rule in LinkOrders(draft, before, names))
        {
            yield return rule;
        }

        foreach (var rule in Bounds(draft, before).Where(rule => IsWanted(rule, names)))
        {
            if (IsTarget(draft, rule.Column) && !computed.Contains(rule.Column) && graph.TryAdd(rule.Column, rule.Operands))
            {
                yield return rule;
            }
        }
    }

    // Each rule; bounds in both forms, of which one is enough.
    private IEnumerable<Rule[]> Asked(TableDraft draft)
    {
        var completer = new AskedRuleCompleter(
            draft.Table, table => numbers.GetValueOrDefault(table, []), [.. draft.Ancestors()]);
        var name = draft.Table.Plan.Name;
        return asked.RulesOf(name)
            .Where(rule => rule is not (WitnessRule or NumberingRule or LinkOrderRule))
            .Select(rule => (rule.Computes ? [rule] : rule.Forms())
            .Select(form => completer.Complete(form, total => SiblingPositions.CountByParent(RowsAbove(total), draft.Table.RowCount)))
            .ToArray());
    }

    // What is asked for, then what is found besides. A row above that another rule changes after it is drawn cannot ask for a witness.
    private IEnumerable<WitnessRule> Witnesses(TableDraft draft, Dictionary<TableName, Rule[]> before, RuleNames names)
    {
        WitnessRule[] wanted = [.. asked.RulesOf(draft.Table.Plan.Name).OfType<WitnessRule>()];
        var finder = draft.Parent is not { Table.Plan.Name: var parent }
            ? null
            : new WitnessFinder(draft, column => before[parent].Any(rule => rule.Column == column));
        WitnessRule[] given = [.. wanted
            .Select(rule => finder?.Complete(rule)).OfType<WitnessRule>().Where(rule => IsTarget(draft, rule.Column))];
        problems.AddRange(wanted
            .Where(rule => !Array.Exists(given, known => known.Formula(names) == rule.Formula(names)))
            .Select(rule => $"The rule '{rule.Formula(names)}' cannot be added: its columns must have few values, each of which enough "
                + "families share, the lower one no nulls, and neither may be part of a key, overridden, or settled by another rule."));
        return given.Concat(finder?.Find().Where(rule => IsWanted(rule, names)) ?? []).DistinctBy(rule => rule.Formula(names));
    }

    // What is asked for, then what is found besides.
    private IEnumerable<LinkOrderRule> LinkOrders(TableDraft draft, Dictionary<TableName, Rule[]> before, RuleNames names)
    {
        int[] links = [.. MadeBefore(draft)];
        var chooser = new LinkOrderChooser(draft, table => Settled(table, before), links.Contains);
        LinkOrderRule[] wanted = [.. asked.RulesOf(draft.Table.Plan.Name).OfType<LinkOrderRule>()];
        LinkOrderRule[] given = [.. wanted.Where(rule => chooser.MayHold(rule, LinkedBy(rule.Link)))];
        problems.AddRange(wanted.Except(given).Select(rule =>
            $"The rule '{rule.Formula(names)}' cannot be added: rows that the link leads to must be made before, several rows may lead to "
            + "one, and both columns must be dates that are known by then."));
        return given.Select(rule => rule with { Support = draft.Table.RowCount })
            .Concat(chooser.Find(LinkedBy).Where(rule => IsWanted(rule, names)))
            .DistinctBy(rule => rule.Formula(names));

        SourceTable LinkedBy(int link) => sample[draft.Table.Plan.Relations.Links[link].ReferencedTable];
    }

    // The numbers and dates of a table that do not wait for other rows.
    private SourceNumbers[] Settled(SourceTable table, Dictionary<TableName, Rule[]> before)
    {
        var rules = before.GetValueOrDefault(table.Plan.Name, []);
        var known = numbers.TryGetValue(table.Plan.Name, out var columns) ? columns : SourceNumbers.Of(table, _ => true);
        return [.. known.Where(column => !LateColumns.Contain(column.Name, rules))];
    }

    private bool IsWanted(Rule rule, RuleNames names) => !options.ExcludedRules.Contains(rule.Formula(names));

    // Sums of a second child table, of what the first one settles: its rows are made to sum up to that.
    private IEnumerable<ApportionRule> Apportioned(TableDraft draft)
    {
        var parent = draft.Table.Plan.Relations.PrimaryParent?.ReferencedTable;
        return spares
            .Where(spare => spare.Parent == parent && spare.Rule.Child == draft.Table.Plan.Name)
            .Select(spare => new ApportionRule(spare.Rule.Inputs[0], spare.Rule.Column, spare.Rule.Decimals, spare.Rule.Support, spare.Rule.Exceptions));
    }

    private IEnumerable<CompositionRule> Compositions(TableDraft draft, Dictionary<TableName, Rule[]> before)
    {
        var sources = new CompositionSources(draft, sample, table => before.GetValueOrDefault(table, [])).All();
        var finder = new CompositionFinder(sources, draft.Table.RowCount);
        foreach (var (column, texts) in draft.Texts())
        {
            if (finder.Find(column.Name, texts.GetString, column.Encoder.HoldsUniqueness) is { } rule)
            {
                yield return rule;
            }
        }
    }

    private IEnumerable<Rule> Bounds(TableDraft draft, Dictionary<TableName, Rule[]> before)
    {
        var (table, own) = (draft.Table, numbers[draft.Table.Plan.Name]);
        IEnumerable<Rule> once = draft.Parent is null
            ? []
            : draft.Columns.OfType<DataColumnModel>().Where(column => column.Decided is null).Select(column => new OnceFinder(table).Find(column.Name)).OfType<OnceRule>();
        var calendars = own.Where(column => column.IsTemporal)
            .Select(column => CalendarFinder.Find(column, table.Plan.Table.FindColumn(column.Name)!.Type.WithoutDomain() is TimestampType, table.Families)).OfType<CalendarRule>();
        return Orders(draft).Where(rule => !IsCompletedLater(draft, rule, before))
            .Concat(LinkedOrders(draft, before))
            .Concat(calendars)
            .Concat(once)
            .Concat(new PrefixFinder(draft).Find())
            .Concat(new LimitFinder(own, table, draft.Context.MinFamilies).Find())
            .Concat(new AgeFinder(own, table.Families).Find())
            .Concat(ConditionalOrders(draft).Where(rule => !IsCompletedLater(draft, rule, before)))
            .Concat(draft.Parent is null ? [] : new SpanFinder(table, own).Find());
    }

    private IEnumerable<Rule> LinkedOrders(TableDraft draft, Dictionary<TableName, Rule[]> before)
    {
        var finder = new OrderFinder(numbers[draft.Table.Plan.Name], draft.Table.RowCount);
        return MadeBefore(draft).SelectMany(link =>
        {
            var linked = sample[draft.Table.Plan.Relations.Links[link].ReferencedTable];
            return finder.FindLinked(link, Settled(linked, before), draft.Table.LinkRows[link]);
        });
    }

    private IEnumerable<int> MadeBefore(TableDraft draft) => Enumerable.Range(0, draft.Links.Count).Where(link =>
        draft.Links[link].Kind is LinkKind.Chosen
        || (draft.Links[link].Kind is LinkKind.Dealt
            && LinkDraft.IsMadeBefore(sample.Plan, draft.Table.Plan.Relations.Links[link].ReferencedTable, draft.Table.Plan.Name)));

    private IEnumerable<Rule> LinkedCopies(TableDraft draft, Dictionary<TableName, Rule[]> before)
    {
        var finder = new LinkedCopyFinder(draft.Table);
        foreach (var link in MadeBefore(draft))
        {
            var linked = draft.Table.Plan.Relations.Links[link].ReferencedTable;
            var rules = before.GetValueOrDefault(linked, []);
            foreach (var rule in finder.Find(
                link, sample[linked], column => IsTarget(draft, column), column => !LateColumns.Contain(column, rules)))
            {
                yield return rule;
            }
        }
    }

    // Of the rows below, and of those that link to a row by their only key to its table, where all of these are in the sample.
    private IEnumerable<Rule> Aggregates(TableName table)
    {
        var finder = new AggregateFinder(numbers[table], sample[table].RowCount);
        var below = sample.Plan.ChildrenOf(table)
            .Where(child => drafts.ContainsKey(child.Name))
            .SelectMany(child => finder.Find(child.Name, numbers[child.Name], sample[child.Name].ParentRows));
        var linking =
            from other in drafts.Values
            where other.Table.LinkUses is null && other.Table.Plan.Relations.PrimaryParent?.ReferencedTable != table
            let links = other.Table.Plan.Relations.Links.Index().Where(link => link.Item.ReferencedTable == table).ToArray()
            where links.Length == 1 && other.Links[links[0].Index].Kind != LinkKind.Nothing
            from rule in finder.Find(other.Table.Plan.Name, numbers[other.Table.Plan.Name], other.Table.LinkRows[links[0].Index])
            where !IsRepeated(rule, numbers[table], numbers[other.Table.Plan.Name], other.Table.LinkRows[links[0].Index])
            select rule with { Link = links[0].Index };
        return below.Concat(linking);
    }

    // Where rows that link repeat the row's value, it is not they who settle it.
    private static bool IsRepeated(AggregateRule rule, SourceNumbers[] parents, SourceNumbers[] children, int[] linkRows)
    {
        if (rule.Function is not (AggregateFunction.Min or AggregateFunction.Max))
        {
            return false;
        }

        var settled = parents.First(column => column.Name == rule.Column).Exact;
        var values = children.First(column => column.Name == rule.Inputs[0]).Exact;
        var compared = linkRows.Index().Count(entry => entry.Item >= 0 && values[entry.Index] is not null);
        return linkRows.Index().Count(entry => entry.Item >= 0 && values[entry.Index] is { } value && value != settled[entry.Item])
            <= Evidence.Tolerance * compared;
    }

    // The row that sums up each row.
    private int[] RowsAbove(AggregateRule rule) => rule.Link < 0 ? sample[rule.Child].ParentRows : sample[rule.Child].LinkRows[rule.Link];

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
            && LateColumns.Contain(rule.Other.Column, before[ancestor.Table.Plan.Name]);
    }

    private IEnumerable<OrderRule> ConditionalOrders(TableDraft draft)
    {
        var own = numbers[draft.Table.Plan.Name];
        var conditions = own.Any(column => column.IsTemporal) ? ConditionColumn.Of(draft) : [];
        var finder = new ConditionalOrderFinder(own, conditions, draft.Table.Families);
        int[] rows = [.. Enumerable.Range(0, draft.Table.RowCount)];
        return conditions.Length == 0
            ? []
            : draft.Ancestors().Index()
                .SelectMany(entry => finder.Find(numbers[entry.Item.Table.Plan.Name], entry.Index + 1, entry.Item.Rows))
                .Concat(finder.Find(own, 0, rows));
    }

    private IEnumerable<OrderRule> Orders(TableDraft draft)
    {
        var declared = DeclaredOrders.Of(draft.Table.Plan.Table, SqlSyntaxes.Of(sample.Plan.Schema.Engine));
        var finder = new OrderFinder(
            numbers[draft.Table.Plan.Name], draft.Table.RowCount, (greater, lesser) => declared.Contains((greater, lesser)));
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

    // A text that ends in what tells rows apart, or counts them, is unique by itself.
    private bool IsTargetOf(TableDraft draft, Rule rule) => IsTarget(draft, rule.Column)
        || (rule is CompositionRule or CountedTextRule
            && draft.Columns.First(model => model.Name == rule.Column) is DataColumnModel { Encoder.HoldsUniqueness: true });

    // Columns that give way to stay unique are not computed, nor are those that a date decides.
    private bool IsTarget(TableDraft draft, string column) =>
        draft.Columns.First(model => model.Name == column) is DataColumnModel { IsOverridden: false } model
        && !draft.Follows(model)
        && !new ColumnRoles(draft.Table.Plan, sample.Plan.Schema).IsPartOfKey(column);
}
