using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// What the conditions of IF come to, as far as the connector writes them: whether schemas, objects and columns are
/// there.
/// </summary>
internal static class StoredConditions
{
    /// <param name="condition">The condition.</param>
    /// <param name="state">What there is.</param>
    /// <param name="isInTransaction">Whether the session has a transaction.</param>
    public static bool Holds(BooleanExpression condition, StoredState state, bool isInTransaction) => condition switch
    {
        BooleanParenthesisExpression inner => Holds(inner.Expression, state, isInTransaction),
        BooleanBinaryExpression both =>
            Holds(both.FirstExpression, state, isInTransaction) && Holds(both.SecondExpression, state, isInTransaction),
        BooleanIsNullExpression { Expression: FunctionCall call } test => IsThere(call, state) == test.IsNot,
        BooleanNotExpression { Expression: ExistsPredicate } =>
            !state.Definitions.Any(item => item.Name.Schema == "synth" && item.Table is null),
        BooleanComparisonExpression { FirstExpression: GlobalVariableExpression } => isInTransaction,
        _ => false,
    };

    /// <summary>A name as OBJECT_ID takes it.</summary>
    public static TableName NameOf(string text)
    {
        var parts = ((SchemaObjectName)new TSql160Parser(true).ParseSchemaObjectName(new StringReader(text), out _)).Identifiers;
        return new TableName(parts.Count > 1 ? parts[^2].Value : "dbo", parts[^1].Value);
    }

    private static bool IsThere(FunctionCall call, StoredState state)
    {
        var texts = call.Parameters.OfType<StringLiteral>().Select(literal => literal.Value).ToArray();
        return call.FunctionName.Value switch
        {
            "SCHEMA_ID" => texts[0] == "dbo" || state.Schemas.Contains(texts[0]),
            "OBJECT_ID" => state.Has(NameOf(texts[0])),
            "COL_LENGTH" => state.Tables.TryGetValue(SqlServerDialect.Instance.Table(NameOf(texts[0])), out var table)
                && table.Columns.Any(column => column.Name == texts[1]),
            var name => throw new InvalidDataException($"{name} is unknown here."),
        };
    }
}
