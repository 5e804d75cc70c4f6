using Synth.Connectors.Files.DuckDb;
using Synth.Connectors.Files.Storage;

namespace Synth.Connectors.Files.Catalog;

/// <summary>Opens what a description describes.</summary>
internal static class DescribedDatabase
{
    /// <summary>A database of the tables that the description has a place for.</summary>
    /// <exception cref="ConnectionException">Places and schema do not agree.</exception>
    public static FileDatabase Create(DuckDbStore store, string path, SchemaDocument document,
        IReadOnlyList<Relation> relations, FileFingerprints? fingerprints = null)
    {
        foreach (var table in document.Schema.Tables)
        {
            var columns = relations.FirstOrDefault(relation => relation.Table.Name == table.Name)?.Table.Columns;
            if (columns is null || table.Columns.Any(column => column.IsWritable && columns.All(stored => stored.Name != column.Name)))
            {
                throw new ConnectionException(
                    $"The description of {path} gives no place to table {table.Name} or to some of its columns. Make it again.",
                    isTransient: false);
            }
        }

        return new FileDatabase(store, path, document.Schema,
            relations.Where(relation => document.Schema.FindTable(relation.Table.Name) is not null))
        {
            Fingerprints = fingerprints,
        };
    }
}
