using Dapper;
using Microsoft.Data.Sqlite;

namespace Synth.Connectors.Sqlite.Catalog;

/// <summary>Runs the embedded catalog queries.</summary>
internal static class CatalogQueries
{
    public static async Task<CatalogRows> RunAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        async Task<IReadOnlyList<T>> Query<T>(string name) =>
            (await connection.QueryAsync<T>(new CommandDefinition(Text(name), cancellationToken: cancellationToken))).AsList();

        return new CatalogRows(
            await Query<TableRow>("tables"),
            await Query<ColumnRow>("columns"),
            await Query<IndexKeyRow>("index_keys"),
            await Query<ForeignKeyRow>("foreign_keys"),
            await Query<DefinitionRow>("definitions"),
            await Query<SettingRow>("settings"));
    }

    private static string Text(string name)
    {
        using var stream = typeof(CatalogQueries).Assembly.GetManifestResourceStream($"{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
