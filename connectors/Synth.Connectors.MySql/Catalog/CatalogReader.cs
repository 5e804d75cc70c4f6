using Dapper;
using MySqlConnector;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Reads the catalog by a dozen queries, and the server's own statements for what it holds.</summary>
/// <param name="pool">The session's connections.</param>
/// <param name="facts">What the server is.</param>
/// <param name="isSource">Whether rows will be read, so that the values of truth columns are to be looked at.</param>
internal sealed class CatalogReader(ConnectionPool<MySqlConnection> pool, ServerFacts facts, bool isSource) : ICatalogReader
{
    public async Task<DatabaseSchema> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await pool.UseAsync(connection => QueryAsync(connection, cancellationToken), cancellationToken);
            return new SchemaAssembler(rows, facts).Assemble();
        }
        catch (MySqlException exception) when (ServerErrors.IsAnswer(exception))
        {
            throw new ReadException($"The catalog cannot be read: {exception.Message} ({exception.Number}).", exception);
        }
        catch (MySqlException exception)
        {
            throw new ReadException("The catalog cannot be read: the connection broke.", exception);
        }
    }

    private async Task<CatalogRows> QueryAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        var tables = await ReadRowsAsync<TableRow>("tables");
        var columns = await ReadRowsAsync<ColumnRow>("columns");
        var rows = new CatalogRows
        {
            Tables = tables,
            Columns = columns,
            Indexes = await ReadRowsAsync<IndexRow>("indexes"),
            ForeignKeys = await ReadRowsAsync<ForeignKeyRow>("foreign-keys"),
            Checks = facts.Version.HasChecks
                ? await ReadRowsAsync<CheckRow>(facts.Version.IsMariaDb ? "checks-mariadb" : "checks-mysql")
                : [],
            Privileges = await ReadRowsAsync<string>("privileges"),
        };
        var code = new[] { await ReadRowsAsync<CodeRow>("routines"),
            await ReadRowsAsync<CodeRow>("triggers"), await ReadRowsAsync<CodeRow>("events") };
        var views = tables.Where(table => table.Kind == "VIEW").Select(table => new CodeRow { Name = table.Name, Kind = "VIEW" });
        var definitions = new DefinitionReader(connection);
        return rows with
        {
            Statements =
                await definitions.ReadTablesAsync(
                    tables.Where(table => table.IsTable || table.IsMerged).Select(table => table.Name), cancellationToken),
            Definitions = await definitions.ReadAsync(views.Concat(code.SelectMany(rows => rows)), cancellationToken),
            Sequences = await ReadSequencesAsync(connection, tables.Where(table => table.Kind == "SEQUENCE"), cancellationToken),
            Wider = isSource ? await ValueProbe.FindAsync(connection, tables, columns, cancellationToken) : rows.Wider,
        };

        async Task<IReadOnlyList<T>> ReadRowsAsync<T>(string query)
        {
            var found = await connection.QueryAsync<T>(
                new CommandDefinition(CatalogQueries.Get(query), cancellationToken: cancellationToken));
            return found.AsList();
        }
    }

    private static async Task<IReadOnlyList<SequenceRow>> ReadSequencesAsync(
        MySqlConnection connection, IEnumerable<TableRow> sequences, CancellationToken cancellationToken)
    {
        var rows = new List<SequenceRow>();
        foreach (var sequence in sequences)
        {
            var sql = $"""
                SELECT @Name AS Name, next_not_cached_value AS Next, minimum_value AS Minimum, maximum_value AS Maximum, start_value AS Start,
                    increment AS Increment, cache_size AS CacheSize, cycle_option AS IsCyclic
                FROM {MySqlDialect.Instance.Identifier(sequence.Name)}
                """;
            rows.Add(await connection.QuerySingleAsync<SequenceRow>(
                new CommandDefinition(sql, new { sequence.Name }, cancellationToken: cancellationToken)));
        }

        return rows;
    }
}
