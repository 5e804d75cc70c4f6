namespace Synth.Modeling;

/// <summary>The columns that are known only once other rows are made: what sums these up, and what follows from it.</summary>
internal static class LateColumns
{
    /// <summary>Whether a column is one of them.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rules">The rules of its table.</param>
    public static bool Contain(string column, IReadOnlyCollection<Rule> rules) => Contain(column, rules, _ => true);

    /// <summary>Whether a column is known only once all blocks are made.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rules">The rules of its table.</param>
    public static bool AreSummedOverLinks(string column, IReadOnlyCollection<Rule> rules) => Contain(column, rules, rule => rule.Link >= 0);

    private static bool Contain(string column, IReadOnlyCollection<Rule> rules, Func<AggregateRule, bool> isMeant) => rules
        .Where(rule => rule.Column == column)
        .Any(rule => (rule is AggregateRule total && isMeant(total)) || rule.Operands.Any(operand => Contain(operand, rules, isMeant)));
}
