using System.Data.Common;
using Synth.Connectors.Files.Catalog;
using Synth.Connectors.Files.DuckDb;
using Synth.Schema;

namespace Synth.Connectors.Files.Storage;

/// <summary>A folder with one file a table and the description <c>schema.json</c>.</summary>
/// <param name="format">The form of the files.</param>
/// <param name="displayName">Its name as people write it.</param>
internal sealed class FolderForm(ITableFormat format, string displayName) : FileForm
{
    /// <summary>The description's name.</summary>
    public const string DocumentName = "schema.json";

    private const string InferOption = "infer";

    /// <inheritdoc/>
    public override string Engine => format.Name;

    /// <inheritdoc/>
    public override string DisplayName => displayName;

    /// <inheritdoc/>
    public override IReadOnlyList<string> OptionNames { get; } = [InferOption];

    /// <inheritdoc/>
    public override bool IsFolder => true;

    /// <inheritdoc/>
    public override TargetContents Describe(string path)
    {
        if (!Directory.Exists(path))
        {
            return new TargetContents(0, Marker: null, IsUnfinished: false);
        }

        var entries = Directory.EnumerateFileSystemEntries(path).Count();
        var description = Path.Combine(path, DocumentName);
        if (!File.Exists(description))
        {
            return new TargetContents(entries, Marker: null, IsUnfinished: false);
        }

        try
        {
            var document = SchemaDocumentJson.Read(File.ReadAllText(description), description);
            var own = document.Tables.Select(table => table.File).Append(DocumentName).ToHashSet();
            return new TargetContents(Math.Max(document.Tables.Count, 1), document.Run, IsUnfinished: false)
            {
                HoldsOthers = Directory.EnumerateFileSystemEntries(path).Any(entry => !own.Contains(Path.GetFileName(entry))),
            };
        }
        catch (ConnectionException)
        {
            // Somebody else's file of that name.
            return new TargetContents(entries, Marker: null, IsUnfinished: false);
        }
    }

    /// <inheritdoc/>
    public override FileDatabase Open(string path, IReadOnlyDictionary<string, string> options)
    {
        if (!Directory.Exists(path))
        {
            throw new ConnectionException(
                File.Exists(path) ? $"{path} is a file. Name the folder that it is in." : $"There is no folder {path}. Check the path.",
                isTransient: false);
        }

        var store = DuckDbStore.Open(SpillFolder.ForReading());
        try
        {
            var description = Path.Combine(path, DocumentName);
            var database = File.Exists(description) ? OpenDescribed(store, path, description) : OpenUndescribed(store, path, options);
            store.HoldReadOnly();
            return database;
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
        Directory.CreateDirectory(destination);
        var tables = document.Tables.Select(table => table with { File = $"{table.File}.{format.Name}" }).ToValueList();
        var checks = new List<IntegrityCheck>();
        foreach (var table in tables)
        {
            var file = Path.Combine(destination, table.File!);
            var relation = work.Find(table.Name);
            work.Store.Execute(format.CopyStatement(relation, file), cancellationToken);
            DiskFile.Flush(file);
            checks.Add(ReadBack.Compare(work.Store, relation, format.From(table, file), cancellationToken));
        }

        DiskFile.Write(Path.Combine(destination, DocumentName), SchemaDocumentJson.Write(document with { Tables = tables }));
        return checks;
    }

    private FileDatabase OpenDescribed(DuckDbStore store, string path, string description)
    {
        var document = SchemaDocumentJson.Read(File.ReadAllText(description), description);
        var relations = document.Tables.Select(table =>
        {
            var file = table.File is { Length: > 0 } name && Path.GetFileName(name) == name
                ? Path.Combine(path, name)
                : throw new ConnectionException($"{description} names no file in its folder for table {table.Name}. Correct it.",
                    isTransient: false);
            if (!File.Exists(file))
            {
                throw new ConnectionException($"The file {file} of table {table.Name} is missing. Restore it, or make the folder again.",
                    isTransient: false);
            }

            RefuseOtherHeader(store, table, file);
            return new Relation(table, format.From(table, file));
        }).ToArray();
        return DescribedDatabase.Create(store, path, document, relations,
            new FileFingerprints(document.Tables.Select(table => Path.Combine(path, table.File!)).Append(description)));
    }

    private FileDatabase OpenUndescribed(DuckDbStore store, string path, IReadOnlyDictionary<string, string> options)
    {
        var files = Directory.EnumerateFiles(path, $"*.{format.Name}").Order(StringComparer.Ordinal).ToArray();
        if (!Directory.EnumerateFileSystemEntries(path).Any())
        {
            return new FileDatabase(store, path, new DatabaseSchema { Engine = Engine, Tables = [] }, []);
        }

        if (!AddressOptions.IsTrue(options, InferOption))
        {
            throw new ConnectionException(
                $"The folder {path} has no {DocumentName}, which says what its files hold. Write one (its form is in "
                + $"connectors/README.md), or add "
                    + $"?{InferOption}=true to the address to take types from the files; keys are then not known.", isTransient: false);
        }

        return InferredSchema.Open(store, path, Engine,
            files.Select(file => (Path.GetFileNameWithoutExtension(file), format.FromUnknown(file))), new FileFingerprints(files));
    }

    private void RefuseOtherHeader(DuckDbStore store, StoredTable table, string file)
    {
        if (format.HeaderQuery(table, file) is not { } query)
        {
            return;
        }

        using var command = store.Connection.CreateCommand();
        command.CommandText = query;
        try
        {
            using var reader = command.ExecuteReader();
            if (reader.Read() && table.Columns.Select((column, i) => reader.GetValue(i) as string == column.StoredAs).All(isSame => isSame))
            {
                return;
            }
        }
        catch (DbException error)
        {
            throw OtherHeader(table, file, error);
        }

        throw OtherHeader(table, file, error: null);
    }

    private static ConnectionException OtherHeader(StoredTable table, string file, Exception? error) => new(
        $"The first line of {file} does not name the columns that {DocumentName} gives table {table.Name}, in its order. Correct one of "
        + $"the two.",
        isTransient: false, error);
}
