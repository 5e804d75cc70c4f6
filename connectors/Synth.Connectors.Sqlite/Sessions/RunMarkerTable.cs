using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Synth.Connectors.Sqlite.Sessions;

/// <summary>The table in a target that says which run made it.</summary>
internal static class RunMarkerTable
{
    public const string Name = "synth_run";

    public static async Task WriteAsync(SqliteConnection connection, RunMarker marker)
    {
        await connection.ExecuteAsync(
            """
            CREATE TABLE synth_run (
                run_id TEXT NOT NULL, seed INTEGER NOT NULL, started_at TEXT NOT NULL, tool_version TEXT NOT NULL, objects TEXT NOT NULL);
            INSERT INTO synth_run (run_id, seed, started_at, tool_version, objects) VALUES (@RunId, @Seed, @StartedAt, @ToolVersion, '[]');
            """,
            new
            {
                marker.RunId,
                marker.Seed,
                StartedAt =
                marker.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                marker.ToolVersion
            });
    }

    /// <summary>Notes everything that is there: in a file of its own, the run made it all.</summary>
    public static Task<int> NoteObjectsAsync(SqliteConnection connection) => connection.ExecuteAsync(
        @"UPDATE synth_run SET objects = (SELECT json_group_array(name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\')");

    /// <summary>Counts the tables and views of a database that are not ours, and reads our marker.</summary>
    public static async Task<TargetContents> DescribeAsync(SqliteConnection connection)
    {
        var count = await connection.QuerySingleAsync<int>(
            @"SELECT count(*) FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> "
            + @"'synth_run'");
        var isMarked =
            await connection.QuerySingleAsync<long>("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'synth_run'") > 0;
        if (!isMarked || await ReadAsync(connection) is not { } marker)
        {
            return new TargetContents(count, Marker: null, IsUnfinished: false);
        }

        var others = await connection.QuerySingleAsync<long>(
            @"SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name NOT IN (SELECT o.value FROM "
            + @"synth_run, json_each(objects) AS o)");
        return new TargetContents(count, marker, IsUnfinished: false) { HoldsOthers = others > 0 };
    }

    private static async Task<RunMarker?> ReadAsync(SqliteConnection connection)
    {
        var row = await connection.QueryFirstOrDefaultAsync<MarkerRow>(
            "SELECT run_id AS RunId, seed AS Seed, started_at AS StartedAt, tool_version AS ToolVersion FROM synth_run");
        return row is null ? null
            : new RunMarker(row.RunId, row.Seed,
                DateTimeOffset.Parse(row.StartedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), row.ToolVersion);
    }

    private sealed record MarkerRow
    {
        public required string RunId { get; init; }

        public long Seed { get; init; }

        public required string StartedAt { get; init; }

        public required string ToolVersion { get; init; }
    }
}
