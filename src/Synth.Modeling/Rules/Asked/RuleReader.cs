using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Reads a rule in the form in which <see cref="DiscoveredRule.Name"/> has it, or a condition after the name of its table.
/// </summary>
/// <param name="plan">The plan, for the tables above and those linked to.</param>
/// <param name="text">The rule.</param>
internal sealed class RuleReader(GenerationPlan plan, string text)
{
    private readonly RuleScanner scanner = new(plan.Schema, text);
    private readonly TableWays ways = new(plan);

    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public AskedRule Read()
    {
        if (scanner.TryReadTable(":") is { } subject)
        {
            return new AskedRule(subject) { Condition = scanner.ReadRest() };
        }

        if (scanner.TryReadQualified() is not var (table, column))
        {
            throw new FormatException("it begins with no table.column, and with no table and a colon.");
        }

        if (scanner.TryRead("+"))
        {
            return ReadCapacity(table, column);
        }

        if (scanner.TryRead(">="))
        {
            return ReadBound(table, column, isAbove: true);
        }

        if (scanner.TryRead("<="))
        {
            return ReadBound(table, column, isAbove: false);
        }

        if (scanner.TryRead("in order of"))
        {
            return new AskedRule(table) { Rule = ReadNumbering(table, column) };
        }

        scanner.Read("=");
        var rule = scanner.TryReadText() is { } value ? new AskedRule(table) { Rule = ReadWitness(table, column, value) }
            : scanner.TryRead("f(") ? ReadDecision(table, column)
            : ReadAggregate(table, column) is { } aggregate ? new AskedRule(table) { Rule = aggregate }
            : scanner.TryReadQualified() is var (other, source) ? new CopyReader(ways, scanner).Read(table, column, other, source)
            : new AskedRule(table) { Rule = ReadArithmetic(table, column) };
        return scanner.IsAtEnd ? rule : throw new FormatException($"'{scanner.ReadRest()}' is not understood.");
    }

    // The second number gives way.
    private AskedRule ReadCapacity(TableName table, string plus)
    {
        var column = scanner.ReadColumn(table);
        scanner.Read("<=");
        return ReadBound(table, column, isAbove: false) is { Rule: OrderRule { Years: 0, When: null } order } asked
            ? asked with { Rule = order with { Plus = plus } }
            : throw new FormatException("a single table.column must follow the sign.");
    }

    private WitnessRule ReadWitness(TableName table, string column, string value)
    {
        scanner.Read("in some row when");
        return plan[table].Relations.PrimaryParent is not { } key
            ? throw new FormatException($"{table} has no table above it.")
            : new ConditionReader(scanner, key.ReferencedTable).Read() is ValueCondition { IsExcluded: false } when
            ? new WitnessRule(column, value, when.Column, [.. when.Values.Order(StringComparer.Ordinal)], 0, [], 0)
            : throw new FormatException($"after 'when' must follow values of a column of {key.ReferencedTable}, with '=' or 'in'.");
    }

    private NumberingRule ReadNumbering(TableName table, string column) =>
        scanner.TryReadQualified() is var (other, by) && scanner.IsAtEnd && ways.GenerationsTo(table, other) is >= 0 and var generations
            ? new NumberingRule(column, new RuleColumn(generations, by), 0, 0)
            : throw new FormatException($"after 'in order of' must follow a single column of {table} or of the table above it.");

    private AskedRule ReadBound(TableName table, string column, bool isAbove)
    {
        if (scanner.TryReadNumber() is { } limit)
        {
            return ReadCondition(table) is { } condition && scanner.IsAtEnd
                ? new AskedRule(table) { Rule = new LimitRule(column, limit, isAbove, condition, [0], 0, 0, 0) }
                : throw new FormatException("'when' and a condition must follow the limit.");
        }

        if (scanner.TryReadQualified() is not var (other, bound))
        {
            throw new FormatException("a single table.column must follow the sign.");
        }

        if (scanner.TryRead("over"))
        {
            return ReadLinkOrder(table, column, isAbove, other, bound);
        }

        var years = ReadYears();
        var when = ReadCondition(table);
        if (!scanner.IsAtEnd)
        {
            throw new FormatException($"'{scanner.ReadRest()}' is not understood after the second column.");
        }

        var generations = ways.GenerationsTo(table, other);
        var link = ways.LinkTo(table, other);
        var name = generations < 0 ? new RuleColumn(0, bound) { Link = link } : new RuleColumn(generations, bound);
        return generations < 0 && link < 0
            ? throw new FormatException($"{other} is neither {table} itself, nor one of the two tables above it, nor one that it links to.")
            : new AskedRule(table) { Rule = new OrderRule(column, name, isAbove, [0], 0, 0, 0) { Years = years, When = when } };
    }

    // Of the table whose link gives way.
    private AskedRule ReadLinkOrder(TableName linked, string date, bool isAbove, TableName above, string bound)
    {
        if (scanner.TryReadQualified() is not var (table, column) || !scanner.IsAtEnd)
        {
            throw new FormatException("a single table.column must follow 'over'.");
        }

        var link = plan[table].Relations.Links.Index()
            .FirstOrDefault(entry => entry.Item.ReferencedTable == linked && entry.Item.ReferencingColumns.First() == column, (-1, null!))
            .Index;
        return link >= 0 && ways.GenerationsTo(table, above) is > 0 and var generations
            ? new AskedRule(table) { Rule = new LinkOrderRule(column, link, date, new RuleColumn(generations, bound), !isAbove, 0, 0) }
            : throw new FormatException($"{table}.{column} is no link to {linked}, or {above} is not above {table}.");
    }

    private int ReadYears()
    {
        var sign = scanner.TryRead("+") ? 1 : scanner.TryRead("-") ? -1 : 0;
        if (sign == 0)
        {
            return 0;
        }

        return scanner.TryReadNumber() is { } years and >= 1 and <= 1000 && scanner.TryRead("years")
            ? sign * (int)years
            : throw new FormatException("a number of years, as in '+ 18 years', must follow the sign.");
    }

    private RuleCondition? ReadCondition(TableName table) => scanner.TryRead("when") ? new ConditionReader(scanner, table).Read() : null;

    private AskedRule ReadDecision(TableName table, string column)
    {
        var deciding = new List<string> { scanner.ReadColumn(table) };
        while (scanner.TryRead(","))
        {
            deciding.Add(scanner.ReadColumn(table));
        }

        scanner.Read(")");
        return new AskedRule(table) { Column = column, Deciding = deciding.ToValueList() };
    }

    private AggregateRule? ReadAggregate(TableName table, string column)
    {
        foreach (var function in Enum.GetValues<AggregateFunction>())
        {
            if (!scanner.TryRead($"{function.ToString().ToLowerInvariant()}("))
            {
                continue;
            }

            if (function == AggregateFunction.Count)
            {
                return scanner.TryReadTable(")") is { } counted
                    ? Over(table, new AggregateRule(column, function, counted, [], 0, ChildlessValue.Zero, 0, 0))
                    : scanner.TryReadTable("when") is { } limited
                    ? Over(table, new AggregateRule(column, function, limited, [], 0, ChildlessValue.Zero, 0, 0)
                    {
                        When = ReadLast(limited),
                    })
                    : throw new FormatException("count takes a table.");
            }

            if (scanner.TryReadQualified() is not var (child, input))
            {
                throw new FormatException("a function of rows below takes table.column.");
            }

            ValueList<string> inputs = scanner.TryRead("*") ? [input, scanner.ReadColumn(child)] : [input];
            var when = scanner.TryRead("when") ? ReadLast(child) : null;
            if (when is null)
            {
                scanner.Read(")");
            }

            var ofNone = function == AggregateFunction.Sum ? ChildlessValue.Zero : ChildlessValue.Drawn;
            return Over(table, new AggregateRule(column, function, child, inputs, 0, ofNone, 0, 0) { When = when });
        }

        return null;
    }

    // The condition of the rows that are summed up, which ends the function.
    private RuleCondition ReadLast(TableName child)
    {
        var condition = new ConditionReader(scanner, child).Read();
        scanner.Read(")");
        return condition;
    }

    // Rows below the table are summed up over their primary parent, others over the link that leads to it.
    private AggregateRule Over(TableName table, AggregateRule rule) =>
        plan[rule.Child].Relations.PrimaryParent?.ReferencedTable == table ? rule
        : rule.Function == AggregateFunction.Last ? throw new FormatException($"{rule.Child} does not hang under {table}.")
        : ways.LinkTo(rule.Child, table) is >= 0 and var link ? rule with { Link = link }
        : throw new FormatException($"{rule.Child} has no key that leads to {table}.");

    private ArithmeticRule ReadArithmetic(TableName table, string column)
    {
        if (ReadElapsed(table, column) is { } elapsed)
        {
            return elapsed;
        }

        var first = scanner.ReadColumn(table);
        if (scanner.IsAtEnd)
        {
            return Of(ArithmeticForm.Shift, [first], 0, 0);
        }

        if (scanner.TryRead("*"))
        {
            return scanner.TryReadNumber() is { } factor ? Of(ArithmeticForm.Scale, [first], 0, factor) : ReadProduct(table, column, first);
        }

        if (scanner.TryRead("/"))
        {
            scanner.Read("(");
            scanner.Read("1");
            scanner.Read("+");
            return ReadShare(table, column, [first], ArithmeticForm.Contained);
        }

        var operands = new List<string> { first };
        var subtracted = 0;
        while (!scanner.IsAtEnd)
        {
            var isMinus = scanner.TryRead("-");
            if (!isMinus)
            {
                scanner.Read("+");
            }

            if (operands.Count == 1 && scanner.TryReadNumber() is { } constant)
            {
                return Of(ArithmeticForm.Shift, operands.ToValueList(), 0, isMinus ? -constant : constant);
            }

            subtracted += isMinus ? 1 : subtracted > 0 ? throw new FormatException("what is subtracted must come last.") : 0;
            operands.Add(scanner.ReadColumn(table));
        }

        return Of(ArithmeticForm.Sum, operands.ToValueList(), subtracted, 0);

        ArithmeticRule Of(ArithmeticForm form, ValueList<string> inputs, int minus, decimal constant) =>
            new(column, form, inputs, minus, constant, null, 0, 0);
    }

    private ArithmeticRule? ReadElapsed(TableName table, string column)
    {
        if (ArithmeticRule.Units.FirstOrDefault(unit => scanner.TryRead($"{unit.Name} from ")) is not { Ticks: > 0 and var unit })
        {
            return null;
        }

        var start = scanner.ReadColumn(table);
        scanner.Read("to");
        var end = scanner.ReadColumn(table);
        return Array.TrueForAll([start, end], date => CellNumber.IsTemporal(plan[table].Table.FindColumn(date)!.Type))
            ? new ArithmeticRule(column, ArithmeticForm.Elapsed, [end, start], 0, unit, null, 0, 0)
            : throw new FormatException($"time passes between dates of {table} only.");
    }

    private ArithmeticRule ReadProduct(TableName table, string column, string first)
    {
        if (scanner.TryRead("("))
        {
            scanner.Read("1");
            var isMore = scanner.TryRead("+");
            return isMore || scanner.TryRead("-")
                ? ReadShare(table, column, [first], isMore ? ArithmeticForm.Increased : ArithmeticForm.Reduced)
                : throw new FormatException("'+' or '-' is missing after '(1'.");
        }

        var second = scanner.ReadColumn(table);
        if (!scanner.TryRead("*"))
        {
            return new ArithmeticRule(column, ArithmeticForm.Product, [first, second], 0, 0, null, 0, 0) { Whole = ReadWhole() };
        }

        if (!scanner.TryRead("("))
        {
            return new ArithmeticRule(
                column, ArithmeticForm.TripleProduct, [first, second, scanner.ReadColumn(table)], 0, 0, null, 0, 0)
            { Whole = ReadStep() };
        }

        scanner.Read("1");
        scanner.Read("-");
        return ReadShare(table, column, [first, second], ArithmeticForm.DiscountedProduct);
    }

    // The column that says a share, in percent where '/ 100' follows it.
    private ArithmeticRule ReadShare(TableName table, string column, ValueList<string> others, ArithmeticForm form)
    {
        var share = scanner.ReadColumn(table);
        var whole = ReadWhole();
        scanner.Read(")");
        return new ArithmeticRule(column, form, [.. others, share], 0, 0, null, 0, 0) { Whole = whole };
    }

    private int ReadStep() => !scanner.TryRead("/") ? 1
        : scanner.TryReadNumber() is { } step and (100 or 1000 or 1_000_000) ? (int)step
        : throw new FormatException("a product of three is divided by 100, 1000 or 1000000.");

    private int ReadWhole()
    {
        if (scanner.TryRead("/"))
        {
            scanner.Read("100");
            return 100;
        }

        return 1;
    }
}
