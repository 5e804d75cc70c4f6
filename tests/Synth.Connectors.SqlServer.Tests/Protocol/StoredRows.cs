using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// Rows of stored tables: what INSERT, UPDATE, DELETE and SELECT do with them, as far as the connector and the tests write
/// them.
/// </summary>
/// <param name="tables">The tables by their quoted names.</param>
/// <param name="arguments">The values of parameters.</param>
internal sealed class StoredRows(Dictionary<string, StoredTable> tables, IReadOnlyDictionary<string, object?> arguments)
{
    public TdsReply Insert(InsertSpecification insert)
    {
        if (insert.InsertSource is not ValuesInsertSource source)
        {
            return new TdsReply.Done();
        }

        var table = tables[StoredStatements.QuotedName(insert.Target)];
        var names = insert.Columns.Count > 0
            ? insert.Columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value)
            : table.Columns.Where(column => !column.IsComputed && !column.IsIdentity).Select(column => column.Name);
        if (source.RowValues.Any(row => row.ColumnValues.Any(value => StoredShapes.IsUnreadable(value, ValueOf(value) as string))))
        {
            return new TdsReply.Refused(6522, "A .NET Framework error occurred during execution of user-defined routine or aggregate.");
        }

        var rows = source.RowValues.Select(row => row.ColumnValues.Select(ValueOf).ToArray()).ToArray();
        return table.Add(names, rows);
    }

    public TdsReply Update(UpdateSpecification update)
    {
        var table = tables[StoredStatements.QuotedName(update.Target)];
        var rows = table.Rows.Where(row => IsMeant(table, row, update.WhereClause)).ToArray();
        foreach (var set in update.SetClauses.OfType<AssignmentSetClause>().Where(set => set.NewValue is not ColumnReferenceExpression))
        {
            var place = table.IndexOf(set.Column.MultiPartIdentifier.Identifiers[^1].Value);
            Array.ForEach(rows, row => row[place] = StoredTable.Stored(table.Columns[place], ValueOf(table, row, set.NewValue)));
        }

        return new TdsReply.Done(rows.Length);
    }

    public TdsReply Delete(DeleteSpecification delete)
    {
        var table = tables[StoredStatements.QuotedName(delete.Target)];
        return new TdsReply.Done(table.Rows.RemoveAll(row => IsMeant(table, row, delete.WhereClause)));
    }

    // What is not a column itself is some text form of one.
    public TdsReply Select(QuerySpecification query)
    {
        var reference = StoredStatements.Find<NamedTableReference>(query.FromClause);
        if (reference is null || !tables.TryGetValue(StoredStatements.QuotedName(reference), out var table))
        {
            return new TdsReply.Refused(208, $"Invalid object name '{reference?.SchemaObject.BaseIdentifier.Value}'.");
        }

        if (StoredStatements.Find<GroupByClause>(query.FromClause) is { } groups && query.SelectElements.Count == 2)
        {
            return Measure(groups, table);
        }

        return query.SelectElements is [SelectScalarExpression { Expression: var single }]
            && StoredStatements.Find<FunctionCall>(single) is { } call
            && call.FunctionName.Value is "COUNT_BIG" or "COUNT" or "ABS"
            ? Count(query, single, table)
            : Columns(query, table);
    }

    // Counts of rows that break a promise are taken for none: the engine vouches for the others by its catalog.
    private static TdsReply.Rows Count(QuerySpecification query, ScalarExpression single, StoredTable table)
    {
        var isDifference = StoredStatements.Find<BinaryExpression>(single) is { SecondExpression: IntegerLiteral };
        var expected = isDifference ? long.Parse(((IntegerLiteral)StoredStatements.Find<BinaryExpression>(single)!.SecondExpression)
            .Value, CultureInfo.InvariantCulture) : 0;
        var count = query.WhereClause is null && query.FromClause.TableReferences is [NamedTableReference]
            ? Math.Abs(table.Rows.Count - expected)
            : 0;
        return new TdsReply.Rows([new TdsColumn("", TdsType.Parse("bigint"))], [[count]]);
    }

    // How many rows have all the columns, and how many different values they have.
    private static TdsReply.Rows Measure(GroupByClause groups, StoredTable table)
    {
        var places = groups.GroupingSpecifications.Select(group =>
            table.IndexOf(StoredStatements.Find<ColumnReferenceExpression>(group)!.MultiPartIdentifier.Identifiers[^1].Value)).ToArray();
        var keys = table.Rows.Select(row => places.Select(place => row[place]).ToArray())
            .Where(key => key.All(value => value is not null)).ToArray();
        return new TdsReply.Rows(
            [new TdsColumn("", TdsType.Parse("bigint")), new TdsColumn("", TdsType.Parse("bigint"))],
            [[(long)keys.Length, (long)keys.Select(key => string.Join('\u001F', key)).Distinct().Count()]]);
    }

    private static TdsReply.Rows Columns(QuerySpecification query, StoredTable table)
    {
        var fields = query.SelectElements.Cast<SelectScalarExpression>().Select(field =>
        {
            var place = table.IndexOf(
                StoredStatements.Find<ColumnReferenceExpression>(field.Expression)!.MultiPartIdentifier.Identifiers[^1].Value);
            var column = table.Columns[place];
            return (Place: place, Column: field.Expression is ColumnReferenceExpression
                ? column with { Name = field.ColumnName?.Value ?? column.Name }
                : new TdsColumn(column.Name, TdsType.Parse("nvarchar(max)")));
        }).ToArray();
        return new TdsReply.Rows(
            [.. fields.Select(field => field.Column)],
            [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. fields.Select(field => row[field.Place])])]);
    }

    private bool IsMeant(StoredTable table, object?[] row, WhereClause? where) =>
        where is null || new StoredExpressions(table, arguments).Holds(where.SearchCondition, row);

    private object? ValueOf(StoredTable table, object?[] row, ScalarExpression expression) =>
        expression is BinaryExpression ? new StoredExpressions(table, arguments).ValueOf(expression, row) : ValueOf(expression);

    private object? ValueOf(ScalarExpression expression) => expression switch
    {
        NullLiteral => null,
        Literal literal => literal,
        UnaryExpression { UnaryExpressionType: UnaryExpressionType.Negative, Expression: Literal number } =>
            new NumericLiteral { Value = $"-{number.Value}" },
        _ => arguments[StoredStatements.Find<VariableReference>(expression)!.Name],
    };
}
