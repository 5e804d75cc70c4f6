using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Tests.Models;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>What statements make, as the catalog would keep it.</summary>
internal static class StoredDefinitions
{
    /// <summary>What a statement makes; null where it makes nothing that is kept.</summary>
    public static StoredDefinition? Of(TSqlStatement statement, string sql) => statement switch
    {
        CreateTableStatement create => Standing(StoredDefinition.TableKind, create.SchemaObjectName, statement, sql),
        CreateViewStatement create => Standing("VIEW", create.SchemaObjectName, statement, sql),
        CreateProcedureStatement create => Standing("PROCEDURE", create.ProcedureReference.Name, statement, sql),
        CreateFunctionStatement create => Standing("FUNCTION", create.Name, statement, sql),
        CreateSynonymStatement create => Standing("SYNONYM", create.Name, statement, sql),
        CreateSequenceStatement create => Standing("SEQUENCE", create.Name, statement, sql),
        CreateTypeStatement create => Standing("TYPE", create.Name, statement, sql),
        CreateTriggerStatement create =>
            Part(create.TriggerObject.Name, create.Name.BaseIdentifier.Value,
                Qualified(statement, sql, create.TriggerObject.Name, create.Name)),
        CreateIndexStatement create => Part(create.OnName, create.Name.Value, sql),
        AlterTableAddTableElementStatement add => Constraint(add, sql),
        AlterTableConstraintModificationStatement change => Part(change.SchemaObjectName, "", sql),
        ExecuteStatement when OldTypes.Statement(statement) is { } type => OldType(type),
        ExecuteStatement when SystemCalls.Find(statement, "sp_addextendedproperty") is { } call => Comment(call, sql),
        _ => null,
    };

    private static StoredDefinition? OldType(string sql)
    {
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out _);
        return Of(script.Batches[0].Statements[0], sql);
    }

    private static StoredDefinition Standing(string kind, SchemaObjectName name, TSqlStatement statement, string sql) =>
        new(kind, StoredStatements.NameOf(name), null, Qualified(statement, sql, name));

    // Names from the last one on, so that the places of the others stay.
    private static string Qualified(TSqlStatement statement, string sql, params IEnumerable<SchemaObjectName> names) =>
        names.Aggregate(sql, (text, name) =>
    {
        var at = name.StartOffset - statement.StartOffset;
        return $"{text[..at]}{StoredStatements.QuotedName(name)}{text[(at + name.FragmentLength)..]}";
    });

    private static StoredDefinition Constraint(AlterTableAddTableElementStatement add, string sql)
    {
        var constraint = add.Definition.TableConstraints.FirstOrDefault();
        return Part(add.SchemaObjectName, constraint?.ConstraintIdentifier?.Value ?? "", sql) with
        {
            Kind = constraint is ForeignKeyConstraintDefinition ? StoredDefinition.ForeignKeyKind : StoredDefinition.PartKind,
        };
    }

    private static StoredDefinition Part(SchemaObjectName table, string name, string sql)
    {
        var owner = StoredStatements.NameOf(table);
        return new StoredDefinition(StoredDefinition.PartKind, new TableName(owner.Schema, name), owner, sql);
    }

    private static StoredDefinition? Comment(ExecutableProcedureReference call, string sql)
    {
        var texts = call.Parameters.ToDictionary(parameter => parameter.Variable.Name,
            parameter => (parameter.ParameterValue as StringLiteral)?.Value);
        return texts.GetValueOrDefault("@level1name") is not { } name ? null
            : new StoredDefinition(StoredDefinition.PartKind, new TableName(texts["@level0name"], ""),
                new TableName(texts["@level0name"], name), sql);
    }
}
