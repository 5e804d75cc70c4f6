using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Models;

/// <summary>Builds a model of a database, as SQL Server's own tools have it, of the statements of a script.</summary>
internal static class ScriptModel
{
    /// <summary>A model of the statements that create something; others (USE, INSERT, SET …) have no place in one.</summary>
    public static TSqlModel OfScript(string script, SqlServerVersion version = SqlServerVersion.Sql160)
    {
        var fragment = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(script), out var errors);
        Assert.Empty(errors.Select(error => $"line {error.Line}: {error.Message}"));
        var statements = fragment.Batches.SelectMany(batch => batch.Statements)
            .Where(statement => IsDefinition(statement) || OldTypes.Statement(statement) is not null);
        return OfStatements(
            statements.Select(statement => OldTypes.Statement(statement)
                ?? script.Substring(statement.StartOffset, statement.FragmentLength)), version);
    }

    /// <summary>A model of statements that each create something. A statement that breaks the model fails the test.</summary>
    public static TSqlModel OfStatements(IEnumerable<string> statements, SqlServerVersion version = SqlServerVersion.Sql160)
    {
        var model = new TSqlModel(version, new TSqlModelOptions { Collation = "SQL_Latin1_General_CP1_CI_AS" });
        model.AddObjects(string.Join("\nGO\n", statements));
        return model;
    }

    /// <summary>What is wrong with a model: names that nothing has, types that do not fit.</summary>
    public static IReadOnlyList<string> Errors(TSqlModel model) =>
        [.. model.Validate().Where(message => message.MessageType == Microsoft.SqlServer.Dac.DacMessageType.Error)
            .Select(message => message.Message)];

    private static bool IsDefinition(TSqlStatement statement) => statement is
        CreateTableStatement or CreateViewStatement or CreateProcedureStatement or CreateFunctionStatement or CreateTriggerStatement
        or CreateIndexStatement or CreateColumnStoreIndexStatement or CreateXmlIndexStatement or CreateSpatialIndexStatement
        or AlterTableAddTableElementStatement or AlterTableConstraintModificationStatement
            or CreateTypeUddtStatement or CreateTypeTableStatement
        or CreateSchemaStatement or CreateSequenceStatement or CreateSynonymStatement or CreatePartitionFunctionStatement
        or CreatePartitionSchemeStatement or CreateStatisticsStatement or CreateXmlSchemaCollectionStatement
        or AlterTableSetStatement { Options: [LockEscalationTableOption] } or AlterIndexStatement or EnableDisableTriggerStatement
        || IsComment(statement);

    private static bool IsComment(TSqlStatement statement) => SystemCalls.Find(statement, "sp_addextendedproperty") is not null;
}
