using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>
/// Where the server puts indexes: one that names no place lies where its table does, and a unique one there has to have the column by
/// which the table is partitioned.
/// </summary>
internal static class StoredPartitions
{
    /// <summary>The column that a unique index or key has to have and lacks; null where all is well.</summary>
    public static string? Misses(TSqlStatement statement, StoredState state) => statement switch
    {
        CreateIndexStatement { Unique: true } create =>
            Misses(create.OnName, create.OnFileGroupOrPartitionScheme, create.Columns, state),
        AlterTableAddTableElementStatement { Definition.TableConstraints: [UniqueConstraintDefinition key, ..] } add =>
            Misses(add.SchemaObjectName, key.OnFileGroupOrPartitionScheme, key.Columns, state),
        _ => null,
    };

    private static string? Misses(
        SchemaObjectName table, FileGroupOrPartitionScheme? place, IList<ColumnWithSortOrder> keys, StoredState state)
    {
        var column = PartitionColumn(place) ?? (place is null ? PartitionColumnOf(StoredStatements.NameOf(table), state) : null);
        return column is null || keys.Any(key => key.Column.MultiPartIdentifier.Identifiers[^1].Value == column) ? null : column;
    }

    private static string? PartitionColumnOf(TableName table, StoredState state)
    {
        var text = state.Definitions.FirstOrDefault(item => item.Kind == StoredDefinition.TableKind && item.Name == table)?.Text ?? "";
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out _);
        return PartitionColumn(StoredStatements.Find<CreateTableStatement>(script)?.OnFileGroupOrPartitionScheme);
    }

    private static string? PartitionColumn(FileGroupOrPartitionScheme? place) =>
        place is { PartitionSchemeColumns: [var column, ..] } ? column.Value : null;
}
