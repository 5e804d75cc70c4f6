using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>Which columns of a table the expressions of the engine may name. Pure.</summary>
/// <param name="table">The table of the source.</param>
/// <param name="columns">The target's columns by their names in the source.</param>
internal sealed class ExpressionScope(Table table, IReadOnlyDictionary<string, Column> columns)
{
    /// <summary>Why a generated column may not be computed by an expression; null when it may.</summary>
    /// <param name="sql">The expression in the engine's spelling.</param>
    public string? ObstacleToValue(string sql) => ObstacleToCheck(sql)
        ?? (Names(sql, columns.Values.Where(column => column.Generated is not null)) ? "it names another column that is computed" : null);

    /// <summary>Why a check may not have a condition; null when it may.</summary>
    /// <param name="sql">The condition in the engine's spelling.</param>
    public string? ObstacleToCheck(string sql) =>
        Names(sql, columns.Values.Where(column => column.Identity is not null)) ? "it names the numbered column"
        : Names(sql, ChangedByKeys()) ? "it names a column that a foreign key changes by itself"
        : null;

    private IEnumerable<Column> ChangedByKeys() => table.ForeignKeys
        .Where(key => IsChange(key.OnUpdate) || key.OnDelete is ReferentialAction.SetNull or ReferentialAction.SetDefault)
        .SelectMany(key => key.ReferencingColumns)
        .Select(name => columns[name]);

    private static bool IsChange(ReferentialAction action) =>
        action is ReferentialAction.Cascade or ReferentialAction.SetNull or ReferentialAction.SetDefault;

    private static bool Names(string sql, IEnumerable<Column> candidates) =>
        candidates.Any(column => sql.Contains(MySqlDialect.Instance.Identifier(column.Name), StringComparison.Ordinal));
}
