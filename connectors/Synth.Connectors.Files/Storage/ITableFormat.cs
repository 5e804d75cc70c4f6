namespace Synth.Connectors.Files.Storage;

/// <summary>The form of the files in a folder, one file a table.</summary>
internal interface ITableFormat
{
    /// <summary>The engine's short name, which is also the extension of the files.</summary>
    string Name { get; }

    /// <summary>The statement that writes the rows of a table into a file.</summary>
    string CopyStatement(Relation relation, string path);

    /// <summary>What stands behind FROM to read a file that is described.</summary>
    string From(StoredTable table, string path);

    /// <summary>What stands behind FROM to read a file whose columns DuckDB finds out itself.</summary>
    string FromUnknown(string path);

    /// <summary>A query whose only row names the columns of a file in order; null where the file is read by names anyway.</summary>
    string? HeaderQuery(StoredTable table, string path);
}
