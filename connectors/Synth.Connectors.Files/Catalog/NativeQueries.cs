using Dapper;
using DuckDB.NET.Data;

namespace Synth.Connectors.Files.Catalog;

/// <summary>Runs the embedded catalog queries.</summary>
internal static class NativeQueries
{
    public static NativeRows Run(DuckDBConnection connection)
    {
        IReadOnlyList<T> Query<T>(string name) => connection.Query<T>(Text(name)).AsList();
        return new NativeRows(
            Query<NativeTableRow>("tables"),
            Query<NativeColumnRow>("columns"),
            Query<NativeConstraintRow>("constraints"),
            Query<NativeIndexKeyRow>("index_keys"),
            Query<NativeViewRow>("views"),
            Query<NativeSequenceRow>("sequences"));
    }

    private static string Text(string name)
    {
        using var stream = typeof(NativeQueries).Assembly.GetManifestResourceStream($"{name}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
