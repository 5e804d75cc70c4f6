using System.Data;
using Microsoft.Data.SqlClient;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>
/// How the reads of a source see what others write: all of one moment where the database allows snapshots, else as far as its locks go.
/// </summary>
/// <param name="Level">The isolation level as SET TRANSACTION ISOLATION LEVEL has it.</param>
/// <param name="Note">What follows from it; null where all reads see one moment.</param>
internal sealed record SourceIsolation(string Level, string? Note)
{
    public const string Snapshot = "SNAPSHOT";

    private const string ReadCommitted = "READ COMMITTED";

    private const string AllowsSnapshots = "1";

    private static readonly string[] StateQueries =
        ["SELECT CONVERT(nvarchar(4), d.snapshot_isolation_state) FROM sys.databases AS d WHERE d.name = DB_NAME()"];

    /// <summary>Chooses the isolation.</summary>
    /// <param name="wanted">What the address asks for; null for the best that there is.</param>
    /// <param name="allowsSnapshots">Whether the database keeps the versions that snapshots need.</param>
    /// <exception cref="AddressException">The address asks for a level that there is not.</exception>
    public static SourceIsolation Choose(string? wanted, bool allowsSnapshots) => wanted?.Replace('-', ' ').ToUpperInvariant() switch
    {
        null when allowsSnapshots => new(Snapshot, null),
        null => new(
            ReadCommitted,
            "The database does not allow snapshots, so that tables may be read as of different moments. ALTER DATABASE … SET "
            + "ALLOW_SNAPSHOT_ISOLATION ON, "
            + "read a copy that nobody writes to, or add isolation=repeatable-read to the address, which keeps writers waiting."),
        Snapshot => new(Snapshot, null),
        "SERIALIZABLE" or "REPEATABLE READ" => new(
            wanted!.Replace('-', ' ').ToUpperInvariant(),
            "Rows that were read stay locked until the run has read all; tables may still be read as of different moments."),
        ReadCommitted => new(ReadCommitted, "As the address asks, tables may be read as of different moments."),
        _ => throw new AddressException(
            "The isolation of a SQL Server source is snapshot, serializable, repeatable-read or read-committed."),
    };

    /// <summary>Begins the transaction that all reads are in, and that is always rolled back.</summary>
    /// <returns>The isolation that the transaction has.</returns>
    public static async Task<SourceIsolation> BeginAsync(SqlConnection connection, string? wanted, CancellationToken cancellationToken)
    {
        var state = await ServerFacts.FirstAnswerAsync(connection, StateQueries, cancellationToken);
        var isolation = Choose(wanted, state == AllowsSnapshots);
        try
        {
            await ExecuteAsync($"SET TRANSACTION ISOLATION LEVEL {isolation.Level}");
        }
        catch (SqlException) when (wanted is null && connection.State == ConnectionState.Open && !cancellationToken.IsCancellationRequested)
        {
            isolation = Choose(null, allowsSnapshots: false);
            await ExecuteAsync($"SET TRANSACTION ISOLATION LEVEL {isolation.Level}");
        }

        await ExecuteAsync("BEGIN TRANSACTION");
        return isolation;

        async Task ExecuteAsync(string sql)
        {
            await using var command = new SqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>The notes of a session about itself.</summary>
    /// <param name="mayWrite">Whether the login may write; null where the server does not say.</param>
    public IReadOnlyList<SchemaIssue> Notes(bool? mayWrite)
    {
        var right = mayWrite switch
        {
            true => "The login may write to the source. SQL Server has no read-only sessions: what a session reads is in one transaction "
                + "that is always rolled back, but a login with SELECT and VIEW DEFINITION alone is safer.",
            null => "The server does not say whether the login may write to the source. All reads are in one transaction that is always "
                + "rolled back.",
            false => null,
        };
        return
        [
            .. right is null ? [] : new[] { new SchemaIssue(SchemaIssueSeverity.Note, "source", right) { Id = WarningIds.SourceWritable } },
            .. Note is null ? [] : new[] { new SchemaIssue(SchemaIssueSeverity.Note, "source", Note) { Id = WarningIds.NoSnapshot } },
        ];
    }
}
