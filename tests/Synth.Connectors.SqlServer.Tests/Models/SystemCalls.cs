using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Calls of the procedures that the server has of its own.</summary>
internal static class SystemCalls
{
    /// <summary>The call, where the statement is one of the procedure of that name; null for anything else.</summary>
    public static ExecutableProcedureReference? Find(TSqlStatement statement, string procedure) =>
        statement is ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableProcedureReference call }
        && call.ProcedureReference?.ProcedureReference?.Name.BaseIdentifier.Value == procedure
            ? call
            : null;
}
