using Synth.Connectors.Files.Sessions;
using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files;

/// <summary>Databases that are kept in files: folders of CSV or Parquet files, DuckDB files, and scripts.</summary>
public sealed class FileConnector : IDatabaseConnector
{
    private readonly FileForm form;

    private FileConnector(FileForm form, bool keepsSnapshot)
    {
        this.form = form;
        Schemes = [form.Engine];
        Capabilities = new ConnectorCapabilities
        {
            ConstraintTiming = ConstraintTiming.AfterLoad,
            HasSchemas = true,
            ConcurrentReads = 1,
            ConcurrentLoads = 1,
            MaxIdentifierBytes = null,
            KeepsSnapshot = keepsSnapshot,
            RunsStatements = false,
            ShowsOrderOfLoad = true,
        };
    }

    /// <summary>A folder of CSV files with a description.</summary>
    public static FileConnector Csv { get; } = new(new FolderForm(new CsvFormat(), "CSV"), keepsSnapshot: false);

    /// <summary>A folder of Apache Parquet files with a description.</summary>
    public static FileConnector Parquet { get; } = new(new FolderForm(new ParquetFormat(), "Parquet"), keepsSnapshot: false);

    /// <summary>A DuckDB database in a file.</summary>
    public static FileConnector DuckDb { get; } = new(new DuckDbForm(), keepsSnapshot: true);

    /// <summary>Scripts that make a database in an engine.</summary>
    /// <param name="dialects">Those of the engines that scripts can be written for.</param>
    public static FileConnector Script(IEnumerable<IScriptDialect> dialects) => new(new ScriptForm([.. dialects]), keepsSnapshot: false);

    /// <inheritdoc/>
    public string Engine => form.Engine;

    /// <inheritdoc/>
    public string DisplayName => form.DisplayName;

    /// <inheritdoc/>
    public IReadOnlyList<string> Schemes { get; }

    /// <inheritdoc/>
    public ConnectorCapabilities Capabilities { get; }

    /// <inheritdoc/>
    public Task<IDatabaseSession> OpenSourceAsync(DatabaseAddress address, CancellationToken cancellationToken)
    {
        var path = PathOf(address);
        return Task.Run<IDatabaseSession>(() => new FileSourceSession(path, form.Open(path, address.Options)), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ITargetSession> OpenTargetAsync(DatabaseAddress address, CancellationToken cancellationToken)
    {
        var path = PathOf(address);
        return Task.FromResult<ITargetSession>(new FileTargetSession(form, path, address.Options));
    }

    private string PathOf(DatabaseAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        AddressOptions.Validate(form, address);
        return string.IsNullOrWhiteSpace(address.Database)
            ? throw new ConnectionException($"The address names no {(form.IsFolder ? "folder" : "file")}. Write {form.Engine}:path.",
                isTransient: false)
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(address.Database));
    }
}
