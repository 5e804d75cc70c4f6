using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Alias types as scripts of older versions make them: by the procedure <c>sp_addtype</c>.</summary>
internal static class OldTypes
{
    /// <summary>The statement of today for a call of the procedure; null for anything else.</summary>
    public static string? Statement(TSqlStatement statement) => SystemCalls.Find(statement, "sp_addtype") is { } call
        && call.Parameters.Select(parameter => (parameter.ParameterValue as Literal)?.Value).ToArray() is [{ } name, { } type, .. var rest]
        ? $"CREATE TYPE {SqlServerDialect.Instance.Table(new Synth.Schema.TableName("dbo", name))} FROM {type} "
            + $"{(rest is [{ } nulls, ..] ? nulls : "NULL")}"
        : null;
}
