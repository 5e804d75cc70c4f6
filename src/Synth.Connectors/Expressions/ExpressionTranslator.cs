using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors;

/// <summary>Carries the SQL expressions of a schema over to another engine, where their meaning can be kept. Pure.</summary>
/// <param name="source">The schema they are in.</param>
/// <param name="dialect">The target's dialect.</param>
public sealed class ExpressionTranslator(DatabaseSchema source, ExpressionDialect dialect)
{
    private const string BeyondCore = "its expression is beyond what all engines share";

    private readonly SqlSyntax syntax = SqlSyntaxes.Of(source.Engine);

    /// <summary>A condition: a check, a filter.</summary>
    /// <param name="sql">The text in the source's dialect.</param>
    /// <param name="columns">The columns of its table.</param>
    /// <param name="target">The target's column for the name of one of the source.</param>
    public ExpressionTranslation Condition(string sql, IReadOnlyList<Column> columns, Func<string, Column> target)
    {
        var binder = new ExpressionBinder(syntax, columns);
        return Parse(sql) is { } parsed && binder.BindCondition(parsed) is { } bound
            ? Render(bound, binder.Types, columns, target, (renderer, expression) => renderer.Condition(expression))
            : Unparsed(sql);
    }

    /// <summary>A value: what computes a column, the key of an index.</summary>
    /// <inheritdoc cref="Condition"/>
    public ExpressionTranslation Value(string sql, IReadOnlyList<Column> columns, Func<string, Column> target)
    {
        var binder = new ExpressionBinder(syntax, columns);
        return Parse(sql) is { } parsed && binder.Bind(parsed) is { } bound
            ? Render(bound, binder.Types, columns, target, (renderer, expression) => renderer.Value(expression))
            : Unparsed(sql);
    }

    /// <summary>What computes a column, for a target whose computed columns may not read each other.</summary>
    /// <param name="sql">The text in the source's dialect.</param>
    /// <param name="columns">The columns of its table.</param>
    /// <param name="target">The target's column for the name of one of the source.</param>
    /// <param name="engine">The target, for people.</param>
    public ExpressionTranslation Computation(string sql, IReadOnlyList<Column> columns, Func<string, Column> target, string engine)
    {
        var isOfComputed = false;
        var translated = Value(sql, columns, name =>
        {
            isOfComputed |= columns.FirstOrDefault(column => column.Name == name)?.Generated is not null;
            return target(name);
        });
        return isOfComputed
            ? new ExpressionTranslation(null, $"it reads another computed column, which {engine} does not let it do")
            : translated;
    }

    /// <summary>
    /// The default of a column: a clock by what the target's column holds, a literal as a literal, or a value without columns.
    /// </summary>
    /// <param name="sql">The text in the source's dialect.</param>
    /// <param name="type">The type of the target's column.</param>
    /// <returns>The default and what it means otherwise; null with the reason when there is none.</returns>
    public (DefaultValue? Value, string Remark) Default(string sql, ColumnType type)
    {
        var binder = new ExpressionBinder(syntax, []);
        if (Parse(sql) is not { } parsed || binder.Bind(parsed) is not { } bound)
        {
            return (null, BeyondCore);
        }

        switch (bound)
        {
            case NullLiteral:
                return (new LiteralDefault(null, IsQuoted: false), "");
            case BooleanLiteral literal:
                return (new LiteralDefault(literal.Value ? "true" : "false", IsQuoted: false), "");
            case NumberLiteral number:
                return (new LiteralDefault(number.Text, IsQuoted: false), "");
            case TextLiteral text:
                return (new LiteralDefault(text.Text, IsQuoted: true), "");
            case FunctionCall { Function: >= SqlFunction.CurrentTimestamp } clock:
                return dialect.Clock(clock.Function, type) is { } now
                    ? (new ExpressionDefault(now), dialect.DifferenceOf(clock.Function) ?? "")
                    : (null, "the target's column cannot hold what its clock says");
            default:
                var translated = Render(bound, binder.Types, [],
                    _ => throw new InvalidOperationException("A default names no column."), (renderer, value) => renderer.Value(value));
                return (translated.Sql is null ? null : new ExpressionDefault(translated.Sql), translated.Remark);
        }
    }

    private SqlExpression? Parse(string sql) => SqlExpressionParser.Parse(sql, syntax);

    // What no engine made is such as every engine takes.
    private ExpressionTranslation Unparsed(string sql) =>
        source.Engine == DatabaseSchema.NeutralEngine ? new ExpressionTranslation(sql, "") : new ExpressionTranslation(null, BeyondCore);

    private ExpressionTranslation Render(
        SqlExpression bound, ExpressionTypes types, IReadOnlyList<Column> columns,
        Func<string, Column> target, Func<ExpressionRenderer, SqlExpression, string> render)
    {
        var targetIsExact = TextComparison.IsExact(dialect.Syntax, null);
        bool IsExact(string name) =>
            TextComparison.IsExact(syntax, columns.First(column => column.Name == name).Collation ?? source.Collation);
        var expression = targetIsExact ? new CaseFolding(types, IsExact).Fold(bound) : bound;
        var renderer = new ExpressionRenderer(dialect, types, target, needsExactText: !targetIsExact && bound.Columns().All(IsExact));
        var sql = render(renderer, expression);
        string[] differences =
            [.. renderer.Differences, .. expression == bound ? Array.Empty<string>() : ["accents are told apart, letters' case is not"]];
        return renderer.Obstacles.Count > 0
            ? new ExpressionTranslation(null, $"there is no certain equivalent of {string.Join(", ", renderer.Obstacles.Distinct())}")
            : new ExpressionTranslation(sql, string.Join("; ", differences));
    }
}
