using System.Text.RegularExpressions;

namespace Synth.Testing;

/// <summary>
/// Turns the statements that tests share between engines into Transact-SQL: its words for types and generated columns, its recursive
/// queries, and each statement in a batch of its own, as views ask for.
/// </summary>
public static partial class TransactSql
{
    // A constant, a name, a call, or something in parentheses.
    private const string OperandPattern = @"(?:N?'(?:[^']|'')*'|\w+\((?:[^()]|\([^()]*\))*\)|\w+|\((?:[^()]|\([^()]*\))*\))";

    /// <summary>The batches of a script whose statements end with a semicolon at the end of a line.</summary>
    public static IReadOnlyList<string> Batches(string sql) =>
        [.. StatementEnd().Split(sql).Select(statement => statement.Trim().TrimEnd(';'))
            .Where(statement => statement.Length > 0).Select(Translate)];

    private static string Translate(string statement)
    {
        var text = Words(statement);
        return text.Contains("WITH RECURSIVE", StringComparison.Ordinal)
            ? text.Replace("WITH RECURSIVE", "WITH", StringComparison.Ordinal) + " OPTION (MAXRECURSION 0)"
            : text;
    }

    private static string Words(string statement)
    {
        var text = Generated().Replace(statement, match => $"AS ({match.Groups["sql"].Value})");
        text = Stored().Replace(text, ") PERSISTED");
        text = Virtual().Replace(text, ")");
        text = Timestamp().Replace(text, "datetime2(7)");
        text = Boolean().Replace(text, "bit");
        text = Text().Replace(text, "nvarchar(max)");
        text = Concatenation()
            .Replace(text, match => $"CONCAT({string.Join(", ", Operand().Matches(match.Value).Select(operand => operand.Value))})");
        return Literal().Replace(text, match => match.Value.Any(character => character > '\u007F') ? $"N{match.Value}" : match.Value);
    }

    [GeneratedRegex(@";\s*(?:\r?\n|$)")]
    private static partial Regex StatementEnd();

    // The type of a computed column follows from its expression.
    [GeneratedRegex(@"\w+ GENERATED ALWAYS AS \((?<sql>(?:[^()]|\([^()]*\))*)\)")]
    private static partial Regex Generated();

    [GeneratedRegex(@"\) STORED\b")]
    private static partial Regex Stored();

    [GeneratedRegex(@"\) VIRTUAL\b")]
    private static partial Regex Virtual();

    [GeneratedRegex(@"\bTIMESTAMP\b")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"\bBOOLEAN\b")]
    private static partial Regex Boolean();

    [GeneratedRegex(@"\bTEXT\b")]
    private static partial Regex Text();

    [GeneratedRegex(OperandPattern)]
    private static partial Regex Operand();

    [GeneratedRegex(OperandPattern + @"(?:\s*\|\|\s*" + OperandPattern + ")+")]
    private static partial Regex Concatenation();

    // One in front of which there is no N yet.
    [GeneratedRegex(@"(?<!N)'(?:[^']|'')*'")]
    private static partial Regex Literal();
}
