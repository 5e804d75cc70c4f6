using System.Text.RegularExpressions;

namespace Synth.Testing;

/// <summary>
/// Turns the statements that tests share between engines into Transact-SQL: its words for types and generated columns, its recursive queries,
/// and each statement in a batch of its own, as views ask for.
/// </summary>
public static partial class TransactSql
{
    /// <summary>The batches of a script whose statements end with a semicolon at the end of a line.</summary>
    public static IReadOnlyList<string> Batches(string sql) =>
        [.. StatementEnd().Split(sql).Select(statement => statement.Trim().TrimEnd(';')).Where(statement => statement.Length > 0).Select(Translate)];

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
        return Text().Replace(text, "nvarchar(max)");
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
}
