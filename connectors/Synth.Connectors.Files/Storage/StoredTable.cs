using System.Text.Json.Serialization;
using Synth.Connectors.Files.DuckDb;
using Synth.Schema;

namespace Synth.Connectors.Files.Storage;

/// <summary>Where and how the rows of a table are kept. Generated columns are not: whoever has the expression computes them.</summary>
internal sealed record StoredTable
{
    /// <summary>The table's name in the schema.</summary>
    public required TableName Name { get; init; }

    /// <summary>The table's name in DuckDB.</summary>
    public required TableName StoredAs { get; init; }

    /// <summary>The file's name in its folder; null where all tables are in one file.</summary>
    public string? File { get; init; }

    /// <summary>The number of rows.</summary>
    public long RowCount { get; init; }

    /// <summary>The most bytes that a row can take as a line of text: an upper bound, for the buffers of whoever reads it.</summary>
    public long LongestLineBytes { get; init; }

    /// <summary>The columns that hold values, in order of the schema.</summary>
    public required ValueList<StoredColumn> Columns { get; init; }

    /// <summary>The column of that name in the schema.</summary>
    /// <exception cref="ArgumentException">It is none, or it holds no values.</exception>
    public StoredColumn Find(string name) => Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"Table {Name} stores no column {name}.", nameof(name));

    /// <summary>The name of a column in the file, quoted.</summary>
    public string Quoted(string name) => DuckDbDialect.Instance.Identifier(Find(name).StoredAs);

    /// <summary>Names of columns in the file, quoted, separated by commas.</summary>
    public string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    /// <summary>All columns as they are declared in DuckDB, for a reader that does not find their types in the file.</summary>
    [JsonIgnore]
    public IEnumerable<(string Name, string Type)> Declarations => Columns.Select(column => (column.StoredAs, column.Type.Sql));
}
