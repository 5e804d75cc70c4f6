namespace Synth.Schema.Expressions;

/// <summary>Whose spelling an expression is in.</summary>
public enum SqlSyntax
{
    /// <summary>Such as every engine takes; the quotes of all of them are known.</summary>
    Neutral,

    /// <summary>PostgreSQL, as <c>pg_get_expr</c> and <c>pg_get_constraintdef</c> spell it.</summary>
    PostgreSql,

    /// <summary>SQL Server, as the <c>sys</c> views spell it.</summary>
    SqlServer,

    /// <summary>MySQL and MariaDB, as <c>INFORMATION_SCHEMA</c> and <c>SHOW CREATE</c> spell it.</summary>
    MySql,

    /// <summary>SQLite, as people wrote it.</summary>
    Sqlite,
}
