using Synth.Connectors.Files.Values;

namespace Synth.Connectors.Files.Storage;

/// <summary>A table as DuckDB can query it.</summary>
/// <param name="Table">Where its columns are.</param>
/// <param name="From">What stands behind FROM: a table of the attached database, or a reader of a file.</param>
internal sealed record Relation(StoredTable Table, string From)
{
    /// <summary>The condition that none of the columns is null.</summary>
    public string NoNull(IEnumerable<string> columns) =>
        string.Join(" AND ", columns.Select(column => $"{Table.Quoted(column)} IS NOT NULL"));

    /// <summary>The condition that any of the columns is null.</summary>
    public string AnyNull(IEnumerable<string> columns) => string.Join(" OR ", columns.Select(column => $"{Table.Quoted(column)} IS NULL"));

    /// <summary>Whether the values of a column are kept as texts although its type has another form.</summary>
    public bool IsKeptAsText(string column, StoredType usual) => Table.Find(column).Type.IsText && !usual.IsText;
}
