using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>The catalog views as the documentation describes them: <c>sys-views.txt</c>, and what a query over them returns.</summary>
internal static class SystemViews
{
    /// <summary>The types of columns by <c>sys.view.column</c>, with the version that they came with.</summary>
    public static IReadOnlyDictionary<string, (string Type, int Since)> Columns { get; } = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Protocol", "sys-views.txt"))
        .Where(line => !line.StartsWith('#'))
        .Select(line => line.Split(": "))
        .SelectMany(view => view[1].Split(", ").Select(column => column.Split(' '))
            .Select(column =>
                (Name: $"{view[0]}.{column[0]}", Type: column[1], Since: column.Length > 2 ? int.Parse(column[2], null) : 2016)))
        .ToDictionary(column => column.Name, column => (column.Type, column.Since));

    /// <summary>The names of the catalog queries that read a schema.</summary>
    public static IReadOnlyList<string> Queries { get; } = [.. ServedCatalog.Queries(new CatalogRows()).Keys];

    /// <summary>The columns of views that a catalog query names.</summary>
    public static IReadOnlyList<string> ColumnsOf(string query)
    {
        var finder = new Finder();
        Parse(query).Accept(finder);
        return [.. finder.Columns.Select(finder.Resolve)];
    }

    /// <summary>The columns of a catalog query's result, in the types that the server gives them.</summary>
    public static IReadOnlyList<TdsColumn> ResultOf(string query)
    {
        var script = Parse(query);
        var finder = new Finder();
        script.Accept(finder);
        var select = (SelectStatement)((TSqlScript)script).Batches[0].Statements[0];
        return [.. First(select.QueryExpression).SelectElements.Cast<SelectScalarExpression>()
            .Select(element => new TdsColumn(element.ColumnName.Value, TdsType.Parse(TypeOf(element.Expression, finder))))];
    }

    private static TSqlFragment Parse(string query)
    {
        var parsed = new TSql130Parser(initialQuotedIdentifiers: true).Parse(new StringReader(CatalogQueries.Get(query)), out var errors);
        return errors.Count == 0 ? parsed : throw new InvalidDataException($"{query}: {errors[0].Message}");
    }

    private static QuerySpecification First(QueryExpression query) =>
        query is BinaryQueryExpression union ? First(union.FirstQueryExpression) : (QuerySpecification)query;

    private static string TypeOf(ScalarExpression expression, Finder finder) => expression switch
    {
        ColumnReferenceExpression column => Columns[finder.Resolve(column)].Type,
        ConvertCall { DataType: SqlDataTypeReference { Parameters: [var size], Name.BaseIdentifier.Value: var type } } =>
            $"{type}({size.Value})",
        ConvertCall { DataType: SqlDataTypeReference { Name.BaseIdentifier.Value: var type } } => type,
        SearchedCaseExpression choice => TypeOf(choice.WhenClauses[0].ThenExpression, finder),
        CoalesceExpression coalesce => TypeOf(coalesce.Expressions[0], finder),
        StringLiteral literal => literal.IsNational ? "nvarchar(128)" : "varchar(128)",
        NullLiteral => "int",
        FunctionCall => "nvarchar(4000)",
        _ => throw new InvalidDataException($"The type of a {expression.GetType().Name} is unknown here."),
    };

    private sealed class Finder : TSqlFragmentVisitor
    {
        private readonly Dictionary<string, string> views = [];

        public List<ColumnReferenceExpression> Columns { get; } = [];

        public string Resolve(ColumnReferenceExpression column) =>
            $"{views[column.MultiPartIdentifier.Identifiers[0].Value]}.{column.MultiPartIdentifier.Identifiers[1].Value}";

        public override void Visit(NamedTableReference node) =>
            views.TryAdd(node.Alias.Value, $"{node.SchemaObject.SchemaIdentifier.Value}.{node.SchemaObject.BaseIdentifier.Value}");

        public override void Visit(ColumnReferenceExpression node) => Columns.Add(node);
    }
}
