namespace Synth.Schema.Expressions.Parsing;

/// <summary>What the functions are called in each dialect.</summary>
internal static class FunctionNames
{
    /// <summary>A call by its name; null when the dialect's function of that name is not in the core, or takes other arguments.</summary>
    public static SqlExpression? Bind(SqlSyntax syntax, string name, SqlExpression[] arguments) =>
        (name.ToUpperInvariant(), arguments.Length) switch
        {
            ("COALESCE", >= 1) => Call(SqlFunction.Coalesce, arguments),
            ("IFNULL", 2) when syntax is not (SqlSyntax.PostgreSql or SqlSyntax.SqlServer) => Call(SqlFunction.Coalesce, arguments),
            ("ISNULL", 2) when syntax == SqlSyntax.SqlServer => Call(SqlFunction.Coalesce, arguments),
            ("LENGTH", 1) when syntax is not (SqlSyntax.MySql or SqlSyntax.SqlServer) => Call(SqlFunction.Length, arguments),
            ("CHAR_LENGTH" or "CHARACTER_LENGTH", 1) when syntax != SqlSyntax.SqlServer => Call(SqlFunction.Length, arguments),
            // It does not count blanks at the end.
            ("LEN", 1) when syntax == SqlSyntax.SqlServer => Call(SqlFunction.Length, [Call(SqlFunction.TrimEnd, arguments)]),
            ("LOWER", 1) => Call(SqlFunction.Lower, arguments),
            ("LCASE", 1) when syntax == SqlSyntax.MySql => Call(SqlFunction.Lower, arguments),
            ("UPPER", 1) => Call(SqlFunction.Upper, arguments),
            ("UCASE", 1) when syntax == SqlSyntax.MySql => Call(SqlFunction.Upper, arguments),
            ("SUBSTR", 2 or 3) when syntax != SqlSyntax.SqlServer => Call(SqlFunction.Substring, arguments),
            ("SUBSTRING", 2 or 3) => Call(SqlFunction.Substring, arguments),
            ("TRIM", 1) => Call(SqlFunction.Trim, arguments),
            ("BTRIM", 1) when syntax is SqlSyntax.PostgreSql or SqlSyntax.Neutral => Call(SqlFunction.Trim, arguments),
            ("LTRIM", 1) => Call(SqlFunction.TrimStart, arguments),
            ("RTRIM", 1) => Call(SqlFunction.TrimEnd, arguments),
            ("ABS", 1) => Call(SqlFunction.Absolute, arguments),
            ("ROUND", 1 or 2) => Call(SqlFunction.Round, arguments),
            ("CONCAT", >= 1) => syntax == SqlSyntax.MySql ? Concatenation(arguments) : Call(SqlFunction.ConcatenateKnown, arguments),
            ("JSON_VALID", 1) when syntax is SqlSyntax.MySql or SqlSyntax.Sqlite => Call(SqlFunction.IsJson, arguments),
            _ => BindClock(syntax, name, arguments) ?? BindUuid(syntax, name, arguments),
        };

    /// <summary>A clock that is asked without brackets, or with the digits of its fraction in them; null when the word is none.</summary>
    public static SqlExpression? Clock(SqlSyntax syntax, string word) => (word.ToUpperInvariant(), syntax) switch
    {
        ("CURRENT_TIMESTAMP", SqlSyntax.Sqlite) => Call(SqlFunction.UtcTimestamp, []),
        ("CURRENT_DATE", SqlSyntax.Sqlite) => Call(SqlFunction.UtcDate, []),
        ("CURRENT_TIME", SqlSyntax.Sqlite) => Call(SqlFunction.UtcTime, []),
        ("CURRENT_TIMESTAMP", _) => Call(SqlFunction.CurrentTimestamp, []),
        ("CURRENT_DATE", not SqlSyntax.SqlServer) => Call(SqlFunction.CurrentDate, []),
        ("CURRENT_TIME", not SqlSyntax.SqlServer) => Call(SqlFunction.CurrentTime, []),
        ("LOCALTIMESTAMP", SqlSyntax.PostgreSql or SqlSyntax.MySql) => Call(SqlFunction.CurrentTimestamp, []),
        ("LOCALTIME", SqlSyntax.PostgreSql) => Call(SqlFunction.CurrentTime, []),
        ("UTC_TIMESTAMP", SqlSyntax.MySql) => Call(SqlFunction.UtcTimestamp, []),
        ("UTC_DATE", SqlSyntax.MySql) => Call(SqlFunction.UtcDate, []),
        ("UTC_TIME", SqlSyntax.MySql) => Call(SqlFunction.UtcTime, []),
        _ => null,
    };

    private static FunctionCall? BindClock(SqlSyntax syntax, string name, SqlExpression[] arguments) =>
        (name.ToUpperInvariant(), syntax, arguments) switch
        {
            ("NOW", SqlSyntax.PostgreSql or SqlSyntax.MySql or SqlSyntax.Neutral, [] or [NumberLiteral]) =>
                Call(SqlFunction.CurrentTimestamp, []),
            ("TRANSACTION_TIMESTAMP" or "STATEMENT_TIMESTAMP" or "CLOCK_TIMESTAMP", SqlSyntax.PostgreSql, []) =>
                Call(SqlFunction.CurrentTimestamp, []),
            ("GETDATE" or "SYSDATETIME" or "SYSDATETIMEOFFSET", SqlSyntax.SqlServer, []) => Call(SqlFunction.CurrentTimestamp, []),
            ("GETUTCDATE" or "SYSUTCDATETIME", SqlSyntax.SqlServer, []) => Call(SqlFunction.UtcTimestamp, []),
            ("CURDATE", SqlSyntax.MySql, []) => Call(SqlFunction.CurrentDate, []),
            ("CURTIME", SqlSyntax.MySql, [] or [NumberLiteral]) => Call(SqlFunction.CurrentTime, []),
            ("DATETIME", SqlSyntax.Sqlite, [TextLiteral { Text: "now" }]) => Call(SqlFunction.UtcTimestamp, []),
            ("DATE", SqlSyntax.Sqlite, [TextLiteral { Text: "now" }]) => Call(SqlFunction.UtcDate, []),
            ("TIME", SqlSyntax.Sqlite, [TextLiteral { Text: "now" }]) => Call(SqlFunction.UtcTime, []),
            ("DATETIME", SqlSyntax.Sqlite, [TextLiteral { Text: "now" }, TextLiteral { Text: "localtime" }]) =>
                Call(SqlFunction.CurrentTimestamp, []),
            ("DATE", SqlSyntax.Sqlite, [TextLiteral { Text: "now" }, TextLiteral { Text: "localtime" }]) =>
                Call(SqlFunction.CurrentDate, []),
            ("TIME", SqlSyntax.Sqlite, [TextLiteral { Text: "now" }, TextLiteral { Text: "localtime" }]) =>
                Call(SqlFunction.CurrentTime, []),
            _ => null,
        };

    private static FunctionCall? BindUuid(SqlSyntax syntax, string name, SqlExpression[] arguments) =>
        (name.ToUpperInvariant(), syntax, arguments) switch
        {
            ("GEN_RANDOM_UUID" or "UUID_GENERATE_V4", SqlSyntax.PostgreSql, []) => Call(SqlFunction.NewUuid, []),
            ("NEWID" or "NEWSEQUENTIALID", SqlSyntax.SqlServer, []) => Call(SqlFunction.NewUuid, []),
            ("UUID", SqlSyntax.MySql, []) => Call(SqlFunction.NewUuid, []),
            _ => null,
        };

    private static SqlExpression Concatenation(SqlExpression[] arguments) =>
        arguments.Aggregate((left, right) => new BinaryOperation(BinaryOperator.Concatenate, left, right));

    private static FunctionCall Call(SqlFunction function, SqlExpression[] arguments) => new(function, arguments.ToValueList());
}
