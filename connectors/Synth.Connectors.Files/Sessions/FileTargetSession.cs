using Synth.Connectors.Files.Catalog;
using Synth.Connectors.Files.Ddl;
using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Integrity;
using Synth.Connectors.Files.Loading;
using Synth.Connectors.Files.Reading;
using Synth.Connectors.Files.Storage;
using Synth.Schema;

namespace Synth.Connectors.Files.Sessions;

/// <summary>
/// Files that are written. Rows are collected and checked in a DuckDB file in a folder of the run's own, written out in the target's form,
/// read back, and renamed onto the target.
/// </summary>
internal sealed class FileTargetSession : ITargetSession
{
    private readonly FileForm form;
    private readonly string path;
    private readonly IReadOnlyDictionary<string, string> options;
    private readonly FileSchemaWriter writer;
    private readonly FileLoadJournal journal;
    private PartialFolder? partial;
    private TargetUse use;
    private RunMarker? marker;
    private FileDatabase? database;
    private (int Changes, IReadOnlyList<IntegrityCheck> Checks)? completed;

    public FileTargetSession(FileForm form, string path, IReadOnlyDictionary<string, string> options)
    {
        this.form = form;
        // A link stays a link: what is behind it gets replaced.
        this.path = FileIdentity.ResolvedPath(path);
        this.options = options;
        Identity = FileIdentity.Of(path);
        Catalog = new FileCatalogReader(() => database);
        Tables = new FileTableReader(() => database);
        writer = new FileSchemaWriter(form, options, () => database);
        var loader = new FileTableLoader(() => database);
        Loader = loader;
        journal = new FileLoadJournal(this, loader);
        Verifier = new FileIntegrityVerifier(() => database, Complete);
        RefusePlace();
    }

    /// <inheritdoc/>
    public DatabaseIdentity Identity { get; }

    /// <inheritdoc/>
    public string ServerVersion => form.DisplayName;

    /// <inheritdoc/>
    public ICatalogReader Catalog { get; }

    /// <inheritdoc/>
    public ITableReader Tables { get; }

    /// <inheritdoc/>
    public ISchemaWriter SchemaWriter => writer;

    /// <inheritdoc/>
    public ITableLoader Loader { get; }

    /// <inheritdoc/>
    public ILoadJournal Journal => journal;

    /// <inheritdoc/>
    public IIntegrityVerifier Verifier { get; }

    /// <summary>Where the target is.</summary>
    internal string Place => path;

    /// <summary>What is being built; null before and after.</summary>
    internal FileDatabase? Work => database;

    /// <inheritdoc/>
    public Task<TargetContents> DescribeContentsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(form.Describe(path) with { Previous = DescribePrevious() });
    }

    /// <inheritdoc/>
    public Task BeginAsync(RunMarker marker, TargetUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(marker);
        cancellationToken.ThrowIfCancellationRequested();
        this.use = use;
        RefuseUsed();
        partial = PartialFolder.Claim(path);
        this.marker = marker;
        try
        {
            var store = DuckDbStore.Open(partial.SpillFolder, form.KeepsKeys);
            database = new FileDatabase(store, path, new DatabaseSchema { Engine = form.Engine, Tables = [] }, []);
            store.Attach(partial.WorkFile, isReadOnly: false);
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            Abandon();
            throw FileErrors.Writing("Preparing the target", error);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task PublishAsync(CancellationToken cancellationToken)
    {
        if (partial is null || database is null)
        {
            throw new InvalidOperationException("The run has not begun.");
        }

        return Task.Run(() => Publish(partial, database, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RunMarker> RollBackAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var claim = PartialFolder.Claim(path);
        var previous = DescribePrevious()
            ?? throw new SafetyException($"There is no previous generation of {path}. One is kept beside it when a target is replaced.");
        try
        {
            FileGenerations.Exchange(path, claim.Passing);
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.Writing($"Putting the previous generation in its place {path}", error);
        }

        return Task.FromResult(previous);
    }

    /// <inheritdoc/>
    public Task AbandonAsync()
    {
        Abandon();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Release(isKept: journal.IsOpen);
        journal.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What is being built, as the description beside the target will say it.</summary>
    internal SchemaDocument Describe() =>
        SchemaDocument.Create(marker!, database!.Relations.Select(relation => relation.Table), writer.Translated);

    /// <summary>Goes on with what an earlier session built.</summary>
    /// <param name="folder">Its folder, which becomes this session's.</param>
    /// <param name="describe">Reads what it was.</param>
    internal void Resume(PartialFolder folder, Func<DuckDbStore, SchemaDocument> describe)
    {
        var store = DuckDbStore.Open(folder.SpillFolder, form.KeepsKeys);
        try
        {
            store.Attach(folder.WorkFile, isReadOnly: false);
            var document = describe(store);
            var relations = document.Tables.Select(table => new Relation(table, DuckDbDialect.Instance.Attached(table.StoredAs)));
            database = new FileDatabase(store, path, document.Schema, relations);
            (marker, partial, use) = (document.Run, folder, TargetUse.Fill);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private void Publish(PartialFolder folder, FileDatabase work, CancellationToken cancellationToken)
    {
        var isThere = RefuseUsed();
        if (Complete(cancellationToken).FirstOrDefault(check => !check.IsKept) is { } broken)
        {
            throw new LoadException(
                $"Table {broken.Table} does not read back from its file as it was loaded. The target is not published; check the disk.");
        }

        try
        {
            journal.Close();
            work.Store.Detach();
            database = null;
            work.Dispose();
            var built = form.IsWorkingFile ? folder.WorkFile : folder.Result;
            if (form.IsWorkingFile)
            {
                DiskFile.Flush(built);
            }

            if (form.CompanionOf(built) is { } companion)
            {
                File.Move(companion, form.CompanionOf(path)!, overwrite: true);
            }

            if (isThere)
            {
                FileGenerations.SwapIn(built, path);
            }
            else
            {
                FileGenerations.Place(built, path);
            }
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.Writing($"Putting the target in its place {path}", error);
        }

        Abandon();
    }

    /// <summary>Writes the target out, once for each state of what was loaded.</summary>
    private IReadOnlyList<IntegrityCheck> Complete(CancellationToken cancellationToken)
    {
        var work = database!;
        if (completed is { } done && done.Changes == work.Changes)
        {
            return done.Checks;
        }

        try
        {
            if (Directory.Exists(partial!.Result))
            {
                Directory.Delete(partial.Result, recursive: true);
            }

            File.Delete(partial.Result);
            completed = (work.Changes, form.Complete(work, Describe(), partial.Result, options, cancellationToken));
        }
        catch (Exception error) when (FileErrors.IsKnown(error))
        {
            throw FileErrors.Writing($"Writing {form.DisplayName}", error);
        }

        return completed.Value.Checks;
    }

    // After publishing, this only removes what is left of the folder.
    private void Abandon() => Release(isKept: false);

    private void Release(bool isKept)
    {
        database?.Dispose();
        database = null;
        if (partial is { } folder)
        {
            folder.IsKept = isKept;
            folder.Dispose();
        }

        partial = null;
        completed = null;
    }

    private void RefusePlace()
    {
        if (!Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new ConnectionException($"There is no folder for {path}. Create it, or check the path.", isTransient: false);
        }

        if (form.IsFolder ? File.Exists(path) : Directory.Exists(path))
        {
            throw new ConnectionException(
                form.IsFolder ? $"{path} is a file. Name a folder that is empty or does not exist."
                    : $"{path} is a folder. Name a file in it.", isTransient: false);
        }
    }

    // Whether there is something in the target that the new generation replaces.
    private bool RefuseUsed()
    {
        var contents = form.Describe(path);
        if (use == TargetUse.Fill && !contents.IsFree)
        {
            throw new SafetyException(
                $"The target {path} is not empty. Name a {(form.IsFolder ? "folder" : "file")} that does not exist or is empty.");
        }

        if (use == TargetUse.Replace && !contents.IsOwn)
        {
            throw new SafetyException(
                $"The target {path} holds something that no run of Synth made. It would be lost when the target is replaced.");
        }

        return contents.TableCount > 0;
    }

    private RunMarker? DescribePrevious()
    {
        var previous = FileGenerations.PreviousOf(path);
        var isThere = form.IsFolder ? Directory.Exists(path) && Directory.Exists(previous) : File.Exists(path) && File.Exists(previous);
        return isThere ? form.Describe(previous).Marker ?? RunMarker.Unmarked : null;
    }
}
