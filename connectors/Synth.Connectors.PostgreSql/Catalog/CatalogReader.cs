using Dapper;
using Npgsql;
using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Reads the catalog by a dozen queries, whatever the number of tables.</summary>
internal sealed class CatalogReader(ConnectionPool<NpgsqlConnection> pool) : ICatalogReader
{
    public async Task<DatabaseSchema> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await pool.UseAsync(connection => QueryAsync(connection, cancellationToken), cancellationToken);
            return SchemaAssembler.Assemble(rows);
        }
        catch (PostgresException exception)
        {
            throw new ReadException($"The catalog cannot be read: {exception.MessageText} ({exception.SqlState}).", exception);
        }
        catch (NpgsqlException exception)
        {
            throw new ReadException("The catalog cannot be read: the connection broke.", exception);
        }
    }

    private static async Task<CatalogRows> QueryAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        return new CatalogRows
        {
            Schemas = await ReadRowsAsync<SchemaRow>("schemas"),
            Extensions = await ReadRowsAsync<ExtensionRow>("extensions"),
            Tables = await ReadRowsAsync<TableRow>("tables"),
            Columns = await ReadRowsAsync<ColumnRow>("columns"),
            Types = await ReadRowsAsync<TypeRow>("types"),
            Constraints = await ReadRowsAsync<ConstraintRow>("constraints"),
            Indexes = await ReadRowsAsync<IndexRow>("indexes"),
            Sequences = await ReadRowsAsync<SequenceRow>("sequences"),
            SequenceUses = await ReadRowsAsync<SequenceUseRow>("sequence-uses"),
            Views = await ReadRowsAsync<ViewRow>("views"),
            Routines = await ReadRowsAsync<RoutineRow>("routines"),
            Triggers = await ReadRowsAsync<TriggerRow>("triggers"),
            Partitions = await ReadRowsAsync<PartitionRow>("partitions"),
            Objects = [.. await ReadRowsAsync<ObjectRow>("objects"), .. await ReadRowsAsync<ObjectRow>("settings")],
            Dependencies = await ReadRowsAsync<DependencyRow>("dependencies"),
            Undescribed = await ReadRowsAsync<UndescribedRow>("undescribed"),
        };

        async Task<IReadOnlyList<T>> ReadRowsAsync<T>(string query)
        {
            var rows = await connection.QueryAsync<T>(
                new CommandDefinition(CatalogQueries.Get(query), cancellationToken: cancellationToken));
            return rows.AsList();
        }
    }
}
