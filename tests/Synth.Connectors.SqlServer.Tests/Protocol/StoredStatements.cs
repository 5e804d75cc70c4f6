using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>Carries out the few statements on stored tables that the connector sends; all others do nothing.</summary>
internal static class StoredStatements
{
    public static IReadOnlyList<TdsReply> Execute(TdsRequest request, Dictionary<string, StoredTable> tables)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(request.Text), out var errors);
        if (errors.Count > 0)
        {
            return [new TdsReply.Refused(102, $"Incorrect syntax: {errors[0].Message}", 15)];
        }

        var statements = ((TSqlScript)parsed).Batches.SelectMany(batch => batch.Statements);
        return [.. statements.Select(statement => Execute(statement, request.Arguments, tables)), new TdsReply.Done()];
    }

    private static TdsReply Execute(
        TSqlStatement statement, IReadOnlyDictionary<string, object?> arguments, Dictionary<string, StoredTable> tables)
    {
        switch (statement)
        {
            case IfStatement { ThenStatement: DropTableStatement drop }:
                return Execute(drop, arguments, tables);
            case DropTableStatement drop:
                drop.Objects.Select(NameOf).ToList().ForEach(name => tables.Remove(name));
                return new TdsReply.Done();
            case CreateTableStatement create:
                return tables.TryAdd(NameOf(create.SchemaObjectName), new StoredTable(create))
                    ? new TdsReply.Done()
                    : new TdsReply.Refused(2714, "There is already an object of that name in the database.");
            case InsertStatement insert:
                return Insert(insert.InsertSpecification, arguments, tables);
            case UpdateStatement update:
                return Update(update.UpdateSpecification, tables);
            case SelectStatement { QueryExpression: QuerySpecification { FromClause.TableReferences: [NamedTableReference table] } query }:
                return tables.TryGetValue(NameOf(table.SchemaObject), out var found)
                    ? Select(query, found)
                    : new TdsReply.Refused(208, $"Invalid object name '{table.SchemaObject.BaseIdentifier.Value}'.");
            default:
                return new TdsReply.Done();
        }
    }

    private static TdsReply.Done Insert(
        InsertSpecification insert, IReadOnlyDictionary<string, object?> arguments, Dictionary<string, StoredTable> tables)
    {
        var rows = ((ValuesInsertSource)insert.InsertSource).RowValues
            .Select(row => row.ColumnValues.Select(value => ValueOf(value, arguments)).ToArray()).ToArray();
        tables[NameOf(insert.Target)].Add(insert.Columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value), rows);
        return new TdsReply.Done(rows.Length);
    }

    private static TdsReply.Done Update(UpdateSpecification update, Dictionary<string, StoredTable> tables)
    {
        var table = tables[NameOf(update.Target)];
        foreach (var set in update.SetClauses.OfType<AssignmentSetClause>().Where(set => set.NewValue is StringLiteral))
        {
            var place = table.IndexOf(set.Column.MultiPartIdentifier.Identifiers[^1].Value);
            table.Rows.ForEach(row => row[place] = ((StringLiteral)set.NewValue).Value);
        }

        return new TdsReply.Done(table.Rows.Count);
    }

    // What is not a column itself is some text form of one.
    private static TdsReply.Rows Select(QuerySpecification query, StoredTable table)
    {
        if (query.SelectElements is [SelectScalarExpression { Expression: FunctionCall { FunctionName.Value: "COUNT_BIG" } }])
        {
            return new TdsReply.Rows([new TdsColumn("", TdsType.Parse("bigint"))], [[(long)table.Rows.Count]]);
        }

        var fields = query.SelectElements.Cast<SelectScalarExpression>().Select(field =>
        {
            var place = table.IndexOf(Find<ColumnReferenceExpression>(field.Expression).MultiPartIdentifier.Identifiers[^1].Value);
            var column = table.Columns[place];
            return (Place: place, Column: field.Expression is ColumnReferenceExpression
                ? column with { Name = field.ColumnName?.Value ?? column.Name }
                : new TdsColumn(column.Name, TdsType.Parse("nvarchar(max)")));
        }).ToArray();
        return new TdsReply.Rows(
            [.. fields.Select(field => field.Column)],
            [.. table.Rows.Select(row => (IReadOnlyList<object?>)[.. fields.Select(field => row[field.Place])])]);
    }

    private static object? ValueOf(ScalarExpression expression, IReadOnlyDictionary<string, object?> arguments) =>
        expression is StringLiteral literal ? literal.Value : arguments[Find<VariableReference>(expression).Name];

    private static string NameOf(TableReference table) => NameOf(((NamedTableReference)table).SchemaObject);

    private static string NameOf(SchemaObjectName name) =>
        SqlServerDialect.Instance.Table(new TableName(name.SchemaIdentifier?.Value ?? "dbo", name.BaseIdentifier.Value));

    private static T Find<T>(TSqlFragment fragment)
        where T : TSqlFragment
    {
        var finder = new Finder<T>();
        fragment.Accept(finder);
        return finder.Found ?? throw new InvalidDataException($"There is no {typeof(T).Name}.");
    }

    private sealed class Finder<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public T? Found { get; private set; }

        public override void Visit(TSqlFragment fragment) => Found ??= fragment as T;
    }
}
