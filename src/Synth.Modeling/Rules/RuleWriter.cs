using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Makes the columns of a block's rows keep their rules, each as soon as it is filled.</summary>
internal sealed class RuleWriter
{
    /// <summary>Sums and products of operands of that size are decimals still.</summary>
    private const decimal MostTerm = 1e27m;
    private const decimal MostFactor = 1e9m;

    private readonly TablePlan plan;
    private readonly TableModel table;
    private readonly ValueList<ColumnLayout> layout;
    private readonly Func<int, string, HeldColumn> linked;
    private readonly KeyResolver keys;
    private readonly Rule[][] rules;
    private readonly RandomStream[] streams;
    private readonly RandomStream copies;
    private readonly RandomStream apportioned;

    /// <summary>Prepares a table.</summary>
    /// <param name="plan">What is planned for it.</param>
    /// <param name="table">Its model.</param>
    /// <param name="layout">Its columns.</param>
    /// <param name="linked">The values of a column of the table that a link leads to, by position.</param>
    /// <param name="keys">The keys of all tables.</param>
    /// <param name="stream">The table's stream.</param>
    public RuleWriter(
        TablePlan plan,
        TableModel table,
        ValueList<ColumnLayout> layout,
        Func<int, string, HeldColumn> linked,
        KeyResolver keys,
        RandomStream stream)
    {
        this.plan = plan;
        this.table = table;
        this.layout = layout;
        this.linked = linked;
        this.keys = keys;
        rules = [.. layout.Select(column => table.Rules.Where(rule => rule.Column == column.Name).ToArray())];
        copies = stream.Derive("rule").Derive("partial copy");
        apportioned = stream.Derive("rule").Derive("apportioned");
        streams = [.. layout.Select(column => stream.Derive("rule").Derive(column.Name))];
    }

    /// <summary>Makes a column keep its rules, but for what sums up children.</summary>
    /// <param name="index">The column's number; what its rules need is filled.</param>
    /// <param name="rows">The rows.</param>
    public void Apply(int index, RuleRows rows)
    {
        foreach (var rule in rules[index])
        {
            switch (rule)
            {
                case ArithmeticRule arithmetic:
                    Compute(arithmetic, index, rows);
                    break;
                case LinkedCopyRule copy:
                    Copy(copy, index, rows);
                    break;
                case PartialCopyRule partial:
                    new PartialCopyWriter(partial, copies).Apply(rows, index);
                    break;
                case CompositionRule composition:
                    new CompositionWriter(composition, layout[index].Type)
                        .Apply(rows, index, row => IsException(rule, index, rows.PositionOf(row)));
                    break;
                case CountedTextRule counted:
                    new CountedTextWriter(counted, layout[index], plan.Name).Apply(rows, index, keys.NumbersOf(plan.Name));
                    break;
                case RunningRule running:
                    RunningWriter.Apply(running, rows, index, layout[index].Type, row => IsException(rule, index, rows.PositionOf(row)));
                    break;
                case ChainRule chain:
                    ChainWriter.Apply(chain, rows, index, row => IsException(rule, index, rows.PositionOf(row)));
                    break;
                case LimitRule limit:
                    LimitWriter.Apply(
                        limit, rows, index, layout[index].Type, streams[index], row => IsException(rule, index, rows.PositionOf(row)));
                    break;
                case YearRule year:
                    Move(year, index, rows);
                    break;
                case PrefixRule prefix:
                    new PrefixWriter(prefix, streams[index]).Apply(rows, index);
                    break;
                case DomainRule domain:
                    DomainWriter.Apply(
                        domain,
                        rows,
                        index,
                        (layout[index].Type.WithoutDomain() as TextType)?.MaxLength ?? int.MaxValue,
                        row => IsException(rule, index, rows.PositionOf(row)));
                    break;
                case FixedSumRule sum:
                    FixedSumWriter.Apply(sum, rows, index, layout[index].Type);
                    break;
                case OnceRule once:
                    OnceWriter.Apply(once, rows, index, streams[index]);
                    break;
            }
        }

        Order(index, rows);
        foreach (var reach in rules[index].OfType<ReachRule>())
        {
            ReachWriter.Apply(reach, rows, index, layout[index].Type, position => IsException(reach, index, position));
        }

        foreach (var floor in rules[index].OfType<FloorRule>())
        {
            FloorWriter.Apply(floor, rows, index, layout[index].Type, streams[index].Derive("floor"));
        }

        foreach (var span in rules[index].OfType<SpanRule>())
        {
            SpanWriter.Apply(span, rows, layout.Index().First(column => column.Item.Name == span.Start).Index, index, layout);
            TellAgain(span, rows);
        }
    }

    private void Order(int index, RuleRows rows)
    {
        var orders = rules[index].OfType<OrderRule>().ToArray();
        var calendar = rules[index].OfType<CalendarRule>().FirstOrDefault();
        var model = table.Columns.First(column => column.Name == layout[index].Name) as DataColumnModel;
        var isBound = orders.Length > 0 || calendar is not null;
        if (isBound)
        {
            Bound();
        }

        // What is put off or brought forward alone would come after its younger siblings.
        if (rules[index].Any(rule => rule is RiseRule) || (isBound && model is not null && SiblingTimes.Rise(model)))
        {
            SiblingTimes.Sort(rows, layout[index].Name, index, layout[index].Type);
            // Of what bounds all siblings alike each keeps within.
            if (Array.Exists(orders, order => order.Other.Generations == 0 || order.When is not null))
            {
                Bound();
            }
        }

        void Bound() => new OrderWriter(
            orders, calendar, LatestOf(index), SharedDays.Of(layout[index].Type, model?.Encoder), layout[index].Type, streams[index])
            .Apply(rows, index);
    }

    // What is told from a start and stands already follows it to where its span was moved.
    private void TellAgain(SpanRule span, RuleRows rows)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rows.Column(i).Count == rows.Count && layout[i].Name != span.Column
                && Array.Exists(rules[i], rule => rule.Computes && rule.Operands.Contains(span.Start)))
            {
                Apply(i, rows);
            }
        }
    }

    /// <summary>Completes what sums up children, now that they are made, and what is computed from it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="children">The child tables' rows below them, where there are any.</param>
    /// <param name="totals">What sums up rows that link to these; null while it is not known.</param>
    /// <param name="order">The order in which columns are filled.</param>
    public void Complete(RuleRows rows, IReadOnlyDictionary<TableName, TableBlock> children, LinkTotals? totals, IEnumerable<int> order)
    {
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var index in order)
        {
            if (rules[index].OfType<AggregateRule>().FirstOrDefault(rule => rule.Link < 0 || totals is not null) is { } aggregate)
            {
                Limit(aggregate, rows, children);
                var sums = aggregate.Link < 0
                    ? ChildTotals.Below(aggregate, rows.Count, children.GetValueOrDefault(aggregate.Child))
                    : totals!.Of(plan.Name, aggregate, rows.PositionOf(0), rows.Count);
                sums.Write(rows.Column(index), layout[index].Type, row => IsException(aggregate, index, rows.PositionOf(row)));
                changed.Add(aggregate.Column);
            }
            else if (rules[index].Any(rule => rule.Operands.Any(changed.Contains)))
            {
                Apply(index, rows);
                changed.Add(layout[index].Name);
            }
        }
    }

    /// <summary>Has the rows below rows sum up to a column of them, unless a sum is completed with it.</summary>
    /// <param name="rows">The rows, complete.</param>
    /// <param name="children">The child tables' rows below them, where there are any.</param>
    public void Apportion(RuleRows rows, IReadOnlyDictionary<TableName, TableBlock> children)
    {
        foreach (var child in children.Values)
        {
            Apportion(rows, child, sum: null);
        }
    }

    // What rows sum up to is made to fit before it is told.
    private void Limit(AggregateRule aggregate, RuleRows rows, IReadOnlyDictionary<TableName, TableBlock> children)
    {
        if (aggregate.Limits.Count > 0 && children.TryGetValue(aggregate.Child, out var child))
        {
            Apportion(rows, child, aggregate.Column);
        }
    }

    private void Apportion(RuleRows rows, TableBlock child, string? sum)
    {
        foreach (var rule in child.Skeleton.Model.Rules.OfType<ApportionRule>().Where(rule => rule.Sum == sum))
        {
            ApportionWriter.Apply(rule, rows, child, apportioned);
        }
    }

    /// <summary>The values of a column of the table that a link leads to, by position, and its type.</summary>
    public (HeldColumn Values, ColumnType Type) Linked(int link, string column) =>
        (linked(link, column), keys.TypeOf(plan.Relations.Links[link].ReferencedTable, column));

    /// <summary>Whether some column sums up other rows.</summary>
    public bool HasTotals => table.Rules.Any(rule => rule is AggregateRule);

    private void Compute(ArithmeticRule rule, int index, RuleRows rows)
    {
        var operands = rule.Inputs.Select(input => rows.Numbers(new RuleColumn(0, input))).ToArray();
        var values = new decimal[operands.Length];
        var most = rule.Form is ArithmeticForm.Shift or ArithmeticForm.Sum or ArithmeticForm.Elapsed ? MostTerm : MostFactor;
        ColumnRewriter.Rewrite(rows.Column(index), (row, own) =>
        {
            if (own.IsNull(row) || IsException(rule, index, rows.PositionOf(row)))
            {
                return false;
            }

            for (var i = 0; i < operands.Length; i++)
            {
                if (operands[i](row) is not { } value || Math.Abs(value) > most)
                {
                    return false;
                }

                values[i] = value;
            }

            return CellNumber.TryAppend(rows.Column(index), layout[index].Type, rule.Compute(values));
        });
    }

    // The end of the last day that a column of dates reaches.
    private decimal? LatestOf(int index)
    {
        var column = table.Columns.First(column => column.Name == layout[index].Name) as DataColumnModel;
        return CellNumber.IsTemporal(layout[index].Type)
            ? ((column?.Encoder.LastReachedDay + 1) * (decimal)TimeSpan.TicksPerDay) - 1
            : null;
    }

    private void Move(YearRule rule, int index, RuleRows rows)
    {
        var years = rows.Numbers(new RuleColumn(0, rule.Year));
        ColumnRewriter.Rewrite(rows.Column(index), (row, own) =>
            CellNumber.Read(own, layout[index].Type, row) is { } ticks && years(row) is { } year
            && YearRule.Move(ticks, year) is var moved && moved != ticks
            && CellNumber.TryAppend(rows.Column(index), layout[index].Type, moved));
    }

    // A row that links to none keeps what was drawn.
    private void Copy(LinkedCopyRule rule, int index, RuleRows rows)
    {
        var source = linked(rule.Link, rule.Source);
        ColumnRewriter.Rewrite(rows.Column(index), (row, _) =>
        {
            var position = rows.LinkedBy(rule.Link, row);
            if (position < 0 || IsException(rule, index, rows.PositionOf(row)))
            {
                return false;
            }

            source.AppendTo(rows.Column(index), position);
            return true;
        });
    }

    private bool IsException(Rule rule, int index, long position) =>
        rule.Exceptions > 0 && streams[index].Uniform(position) < rule.ExceptionRate;
}
