using Synth.Schema;
using Synth.Schema.Expressions;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Reads the spans of exclusion constraints: range columns, and ranges made of two columns. Pure.</summary>
internal static class SpanExpressions
{
    private static readonly string[] Types = ["int4range", "int8range", "numrange", "daterange", "tsrange", "tstzrange"];

    /// <summary>The span that an element of a constraint must not overlap with.</summary>
    /// <param name="element">The element.</param>
    /// <param name="columns">The columns of its table.</param>
    /// <returns>Its columns; null where it compares anything else, or an expression that is not understood.</returns>
    public static SpanColumns? Find(ExclusionElement element, IReadOnlyList<Column> columns)
    {
        if (element.Operator != "&&")
        {
            return null;
        }

        var column = columns.FirstOrDefault(column => column.Name == element.Column);
        return (column?.Generated?.Sql ?? element.Expression) is { } expression ? Parse(expression)
            : column is not null && Types.Contains(column.NativeType) ? new SpanColumns(column.Name, null, IncludesEnd: false)
            : null;
    }

    // tstzrange(starts, ends, '[]'::text), as the server writes it.
    private static SpanColumns? Parse(string expression)
    {
        var text = expression.Trim();
        while (text.StartsWith('(') && text.EndsWith(')'))
        {
            text = text[1..^1].Trim();
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')') || !Types.Contains(text[..open]))
        {
            return null;
        }

        var arguments = Split(text[(open + 1)..^1]);
        var bounds = arguments.Count == 3 ? arguments[2] : "'[)'";
        return arguments.Count is 2 or 3 && ColumnOf(arguments[0]) is { } start && ColumnOf(arguments[1]) is { } end
            ? new SpanColumns(start, end, bounds.StartsWith("'[]'", StringComparison.Ordinal))
            : null;
    }

    // What takes the place of a missing end is as good as none.
    private static string? ColumnOf(string argument) => SqlExpressionParser.Parse(argument, SqlSyntax.PostgreSql) switch
    {
        ColumnReference column => column.Name,
        FunctionCall { Function: SqlFunction.Coalesce, Arguments: [ColumnReference column, not ColumnReference] } => column.Name,
        _ => null,
    };

    private static List<string> Split(string arguments)
    {
        var result = new List<string>();
        var (depth, begin, quote) = (0, 0, '\0');
        for (var i = 0; i < arguments.Length; i++)
        {
            var sign = arguments[i];
            if (quote != '\0' || sign is '\'' or '"')
            {
                quote = quote == '\0' ? sign : quote == sign ? '\0' : quote;
                continue;
            }

            depth += sign switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0 && sign == ',')
            {
                result.Add(arguments[begin..i].Trim());
                begin = i + 1;
            }
        }

        return [.. result, arguments[begin..].Trim()];
    }
}
