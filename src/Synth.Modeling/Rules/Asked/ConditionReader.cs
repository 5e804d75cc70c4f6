using Synth.Schema;

namespace Synth.Modeling;

/// <summary>Reads what stands after <c>when</c> in a rule.</summary>
/// <param name="scanner">The words of the rule, from the condition on.</param>
/// <param name="table">The table of the rule.</param>
internal sealed class ConditionReader(RuleScanner scanner, TableName table)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It cannot be read; the message says why.</exception>
    public RuleCondition Read()
    {
        var column = ReadColumn();
        if (scanner.TryRead(">=") || scanner.TryRead("<="))
        {
            var isLeast = scanner.Last == ">=";
            return scanner.TryReadNumber() is { } limit
                ? new LimitCondition(column, limit, isLeast)
                : throw new FormatException("a number must follow the sign of the condition.");
        }

        if (scanner.TryRead("=") || scanner.TryRead("<>"))
        {
            var isExcluded = scanner.Last == "<>";
            return new ValueCondition(column, [ReadText()], isExcluded);
        }

        if (scanner.TryRead("is"))
        {
            var isPresent = scanner.TryRead("not");
            scanner.Read("null");
            return new PresenceCondition(column, isPresent);
        }

        var isNot = scanner.TryRead("not");
        scanner.Read("in");
        scanner.Read("(");
        var values = new List<string> { ReadText() };
        while (scanner.TryRead(","))
        {
            values.Add(ReadText());
        }

        scanner.Read(")");
        return new ValueCondition(column, values.ToValueList(), isNot);
    }

    private string ReadColumn() => scanner.TryReadQualified() switch
    {
        var (other, column) when other == table => column,
        null => scanner.ReadColumn(table),
        _ => throw new FormatException($"its condition must speak of a column of {table}."),
    };

    private string ReadText() =>
        scanner.TryReadText() ?? throw new FormatException("a value in single quotes must follow in the condition.");
}
