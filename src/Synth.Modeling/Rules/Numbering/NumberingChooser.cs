namespace Synth.Modeling;

/// <summary>Chooses what the keys of a table grow with, and what texts count its rows.</summary>
/// <param name="draft">The table.</param>
/// <param name="numbers">Its columns of numbers and dates.</param>
/// <param name="asked">The rules that the user asks for.</param>
/// <param name="names">How columns are written.</param>
/// <param name="problems">Receives what is wrong with those that cannot be kept, a sentence each.</param>
internal sealed class NumberingChooser(
    TableDraft draft, SourceNumbers[] numbers, IEnumerable<Rule> asked, RuleNames names, List<string> problems)
{
    /// <summary>What is asked for, else what is found.</summary>
    /// <param name="isWanted">Whether a rule is not turned off.</param>
    public IEnumerable<NumberingRule> Choose(Func<NumberingRule, bool> isWanted)
    {
        var finder = new NumberingFinder(draft, numbers);
        NumberingRule[] wanted = [.. asked.OfType<NumberingRule>()];
        problems.AddRange(wanted.Where(rule => !finder.MayOrder(rule) || rule.By != wanted[0].By).Select(rule =>
            $"The rule '{rule.Formula(names)}' cannot be added: its first column must be a key of numbers, and its second one a date that "
            + "every row has and that nothing else settles, or the number of the row above. All keys of a table follow one order."));
        return wanted.Length > 0
            ? wanted.Select(rule => rule with { Support = draft.Table.RowCount })
            : finder.Find().Where(isWanted);
    }

    /// <summary>The texts that count the rows in an order of time.</summary>
    /// <param name="numberings">What the table's keys grow with.</param>
    public IEnumerable<CountedTextRule> CountedTexts(IReadOnlyList<NumberingRule> numberings)
    {
        if (numberings.FirstOrDefault(rule => rule.By.Generations == 0) is not { } numbering
            || Array.Find(numbers, column => column.Name == numbering.By.Column) is not { } date)
        {
            yield break;
        }

        var rows = NumberingFinder.RowsInOrderOf(draft.Table, numbering.Column);
        foreach (var (column, texts) in draft.Texts())
        {
            if (new CountedTextFinder(draft).Find(date, rows, texts, column.Name) is { } rule)
            {
                yield return rule;
            }
        }
    }

    /// <summary>The rules that can be kept: what sums up the rows below is known last, so that it orders nothing.</summary>
    /// <param name="rules">All rules of the table.</param>
    public IEnumerable<Rule> WithoutLateOrders(IReadOnlyCollection<Rule> rules)
    {
        foreach (var rule in rules)
        {
            var date = rule switch
            {
                NumberingRule { By.Generations: 0 } numbering => numbering.By.Column,
                CountedTextRule counted => counted.By,
                _ => null,
            };
            if (date is null || !LateColumns.Contain(date, rules))
            {
                yield return rule;
            }
            else if (asked.Any(wanted => wanted.Formula(names) == rule.Formula(names)))
            {
                problems.Add($"The rule '{rule.Formula(names)}' cannot be added: {date} is known only once the rows below are made.");
            }
        }
    }
}
