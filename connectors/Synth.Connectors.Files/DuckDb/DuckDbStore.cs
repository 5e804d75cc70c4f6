using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace Synth.Connectors.Files.DuckDb;

/// <summary>
/// One instance of DuckDB with one connection: it reads files, or works on one attached database. It sorts and joins within a limit of
/// memory and spills what is more into a folder. Nothing is fetched from anywhere: extensions are not installed.
/// </summary>
internal sealed class DuckDbStore : IDisposable
{
    /// <summary>The name under which a database file is attached.</summary>
    public const string Attachment = "file";

    /// <summary>The schema of tables that have none.</summary>
    public const string MainSchema = "main";

    private const string LimitedMemory = "256MB";

    private DuckDbStore(DuckDBConnection connection) => Connection = connection;

    /// <summary>The connection.</summary>
    public DuckDBConnection Connection { get; }

    /// <summary>Starts an instance.</summary>
    /// <param name="spillFolder">Where what does not fit the memory goes; made when it is needed.</param>
    /// <param name="hasIndexes">Whether indexes will be built, which takes memory in the number of rows: then DuckDB's own limit
    /// holds.</param>
    public static DuckDbStore Open(string spillFolder, bool hasIndexes = false)
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        var store = new DuckDbStore(connection);
        store.Execute(
            $"""
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET TimeZone = 'UTC';
            SET preserve_insertion_order = true;
            SET enable_progress_bar = false;
            SET temp_directory = {DuckDbDialect.Instance.Literal(spillFolder)};
            {(hasIndexes ? "" : $"SET memory_limit = '{LimitedMemory}';")}
            """);
        return store;
    }

    /// <summary>Attaches a database file.</summary>
    /// <exception cref="DuckDBException">It is none, it is locked, or it cannot be read.</exception>
    public void Attach(string path, bool isReadOnly) => Execute(
        $"ATTACH {DuckDbDialect.Instance.Literal(path)} AS {DuckDbDialect.Instance.Identifier(Attachment)} (TYPE "
        + $"duckdb{(isReadOnly ? ", READ_ONLY" : "")})");

    /// <summary>Writes everything into the attached file and lets go of it.</summary>
    public void Detach() => Execute($"DETACH {DuckDbDialect.Instance.Identifier(Attachment)}");

    /// <summary>From here on everything read is of one state, and DuckDB itself refuses to write.</summary>
    public void HoldReadOnly() => Execute("BEGIN TRANSACTION READ ONLY");

    /// <summary>Carries out statements.</summary>
    public void Execute(string sql, CancellationToken cancellationToken = default)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        Interruptibly(() => command.ExecuteNonQuery(), cancellationToken);
    }

    /// <summary>The rows of a query, its columns as 64-bit numbers.</summary>
    public IReadOnlyList<long[]> QueryNumbers(string sql, CancellationToken cancellationToken)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<long[]>();
        Interruptibly(
            () =>
            {
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                        .Select(i => Convert.ToInt64(reader.GetValue(i), CultureInfo.InvariantCulture))]);
                }
            },
            cancellationToken);
        return rows;
    }

    /// <summary>The number that a query gives.</summary>
    public long QueryNumber(string sql, CancellationToken cancellationToken) => QueryNumbers(sql, cancellationToken)[0][0];

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    private void Interruptibly(Action work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var registration = cancellationToken.Register(() => NativeMethods.Startup.DuckDBInterrupt(Connection.NativeConnection));
        try
        {
            work();
        }
        catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
