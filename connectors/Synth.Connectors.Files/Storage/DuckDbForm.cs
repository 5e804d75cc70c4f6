using System.Data.Common;
using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Synth.Connectors.Files.Catalog;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Values;
using Synth.Schema;

namespace Synth.Connectors.Files.Storage;

/// <summary>A DuckDB database in one file. Its table <c>synth.run</c> says which run made it and holds the description.</summary>
internal sealed class DuckDbForm : FileForm
{
    private static readonly DuckDbDialect Dialect = DuckDbDialect.Instance;

    private const string DefaultSchema = "main";

    private static readonly string RunTable = Dialect.Attached(new TableName(StorageLayout.OwnSchema, "run"));

    /// <inheritdoc/>
    public override string Engine => "duckdb";

    /// <inheritdoc/>
    public override string DisplayName => "DuckDB";

    /// <inheritdoc/>
    public override IReadOnlyList<string> OptionNames { get; } = [];

    /// <inheritdoc/>
    public override bool IsFolder => false;

    /// <inheritdoc/>
    public override bool KeepsKeys => true;

    /// <inheritdoc/>
    public override bool IsWorkingFile => true;

    /// <inheritdoc/>
    public override TargetContents Describe(string path)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            return new TargetContents(0, Marker: null, IsUnfinished: false);
        }

        using var store = DuckDbStore.Open(SpillFolder.ForReading());
        try
        {
            store.Attach(path, isReadOnly: true);
            var count = store.QueryNumber(
                $"""
                SELECT (SELECT count(*) FROM duckdb_tables() WHERE database_name = '{DuckDbStore.Attachment}' AND schema_name <> '{StorageLayout.OwnSchema}')
                     + (SELECT count(*) FROM duckdb_views() WHERE database_name = '{DuckDbStore.Attachment}' AND NOT internal)
                """,
                CancellationToken.None);
            var document = ReadDocument(store, path);
            return new TargetContents((int)count, document?.Run, IsUnfinished: false)
            {
                HoldsOthers = document is not null
                    && HoldsOthers(store, document)
            };
        }
        catch (DuckDBException error) when (!IsLocked(error))
        {
            // A file of another kind, or of a newer DuckDB: not ours to replace.
            return new TargetContents(1, Marker: null, IsUnfinished: false);
        }
        catch (DuckDBException error)
        {
            throw Locked(path, error);
        }
    }

    /// <inheritdoc/>
    public override FileDatabase Open(string path, IReadOnlyDictionary<string, string> options)
    {
        if (!File.Exists(path))
        {
            throw new ConnectionException(
                Directory.Exists(path) ? $"{path} is a folder. Name a DuckDB file in it." : $"There is no file {path}. Check the path.",
                isTransient: false);
        }

        var store = DuckDbStore.Open(SpillFolder.ForReading());
        try
        {
            store.Attach(path, isReadOnly: true);
            store.HoldReadOnly();
            return ReadDocument(store, path) is { } document
                ? DescribedDatabase.Create(store, path, document, [.. document.Tables.Select(RelationOf)])
                : OpenNative(store, path);
        }
        catch (DuckDBException error)
        {
            store.Dispose();
            throw IsLocked(error) ? Locked(path, error) : new ConnectionException(
                $"{path} is no DuckDB database that DuckDB {store.Connection.ServerVersion} can open. Check the path.",
                isTransient: false, error);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IntegrityCheck> Complete(
        FileDatabase work, SchemaDocument document, string destination,
        IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken)
    {
        var run = document.Run ?? throw new ArgumentException("The description names no run.", nameof(document));
        var json = SchemaDocumentJson.Write(document with
        {
            Tables = document.Tables.Select(table => table with { File = null }).ToValueList(),
        });
        work.Store.Execute(
            $"""
            CREATE SCHEMA IF NOT EXISTS {Dialect.Identifier(DuckDbStore.Attachment)}.{Dialect.Identifier(StorageLayout.OwnSchema)};
            CREATE OR REPLACE TABLE {RunTable} (run_id VARCHAR NOT NULL, seed BIGINT NOT NULL, started_at VARCHAR NOT NULL, tool_version VARCHAR NOT NULL, description JSON NOT NULL);
            INSERT INTO {RunTable} VALUES ({Dialect.Literal(run.RunId)}, {run.Seed.ToString(CultureInfo.InvariantCulture)},
                {Dialect.Literal(run.StartedAt.ToString("O", CultureInfo.InvariantCulture))}, {Dialect.Literal(run.ToolVersion)}, {Dialect.Literal(json)});
            """,
            cancellationToken);
        return [];
    }

    private static Relation RelationOf(StoredTable table) => new(table, Dialect.Attached(table.StoredAs));

    private static FileDatabase OpenNative(DuckDbStore store, string path)
    {
        var schema = NativeAssembler.Assemble(NativeQueries.Run(store.Connection));
        var relations = schema.Tables.Select(table => RelationOf(new StoredTable
        {
            Name = table.Name,
            StoredAs = table.Name,
            Columns = table.Columns.Where(column => column.IsWritable)
                .Select(column => new StoredColumn(column.Name, column.Name, StoredType.Of(column.Type))).ToValueList(),
        }));
        return new FileDatabase(store, path, schema, relations);
    }

    private static SchemaDocument? ReadDocument(DuckDbStore store, string path)
    {
        var isThere = store.QueryNumber(
            $"SELECT count(*) FROM duckdb_tables() WHERE database_name = '{DuckDbStore.Attachment}' AND schema_name = "
            + $"'{StorageLayout.OwnSchema}' AND table_name = 'run'",
            CancellationToken.None) > 0;
        return isThere && store.Connection.ExecuteScalar<string>($"SELECT CAST(description AS VARCHAR) FROM {RunTable}") is { } json
            ? SchemaDocumentJson.Read(json, $"The table synth.run of {path}")
            : null;
    }

    // Views and macros are never ours in a DuckDB file.
    private static bool HoldsOthers(DuckDbStore store, SchemaDocument document)
    {
        var own = document.Tables.Select(table => table.StoredAs with { Schema = table.StoredAs.Schema ?? DefaultSchema }).ToHashSet();
        var there = store.Connection.Query<(string Schema, string Name)>(
            $"""
            SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = '{DuckDbStore.Attachment}' AND schema_name <> '{StorageLayout.OwnSchema}'
            UNION ALL
            SELECT schema_name, view_name FROM duckdb_views() WHERE database_name = '{DuckDbStore.Attachment}' AND NOT internal
            """);
        return there.Any(item => !own.Contains(new TableName(item.Schema, item.Name)));
    }

    private static bool IsLocked(DbException error) =>
        error is DuckDBException { ErrorType: DuckDBErrorType.Io } && error.Message.Contains("lock", StringComparison.OrdinalIgnoreCase);

    private static ConnectionException Locked(string path, Exception error) =>
        new($"The database {path} is locked by another process that writes to it. Try again when it is done.", isTransient: true, error);
}
