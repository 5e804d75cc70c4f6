namespace Synth.Schema.Expressions;

/// <summary>Which engine spells expressions how.</summary>
public static class SqlSyntaxes
{
    /// <summary>The spelling of an engine.</summary>
    /// <param name="engine">The engine as in <see cref="DatabaseSchema.Engine"/>; one that is not known is taken to be neutral.</param>
    public static SqlSyntax Of(string engine) => engine switch
    {
        "postgresql" => SqlSyntax.PostgreSql,
        "sqlserver" => SqlSyntax.SqlServer,
        "mysql" or "mariadb" => SqlSyntax.MySql,
        "sqlite" => SqlSyntax.Sqlite,
        _ => SqlSyntax.Neutral,
    };
}
