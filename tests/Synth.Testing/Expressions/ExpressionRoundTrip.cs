using CsCheck;
using Synth.Connectors;
using Synth.Schema.Expressions;

namespace Synth.Testing;

/// <summary>The law of expression dialects: what is spelled is read back as it was.</summary>
public static class ExpressionRoundTrip
{
    /// <summary>Tries the law on random conditions.</summary>
    /// <param name="dialect">The dialect.</param>
    /// <param name="isCore">The conditions that the dialect has a form for; null for all.</param>
    public static void Check(ExpressionDialect dialect, Func<SqlExpression, bool>? isCore = null)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        var binder = new ExpressionBinder(dialect.Syntax, RandomExpressions.Columns);
        RandomExpressions.Condition.Where(expression => isCore?.Invoke(expression) ?? true).Sample(
            expression =>
            {
                var renderer =
                    new ExpressionRenderer(dialect, binder.Types, name => RandomExpressions.Columns.First(column => column.Name == name));
                var sql = renderer.Condition(expression);
                return renderer.Obstacles.Count == 0
                    && SqlExpressionParser.Parse(sql, dialect.Syntax) is { } parsed
                    && Equals(binder.BindCondition(parsed), expression);
            },
            iter: 3_000);
    }
}
