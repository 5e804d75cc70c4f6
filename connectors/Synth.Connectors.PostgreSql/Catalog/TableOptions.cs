using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>The options of a PostgreSQL table as <see cref="Table.Options"/> carries them.</summary>
internal static class TableOptions
{
    public const string Unlogged = "UNLOGGED";

    private const string PartitionPrefix = "PARTITION BY ";
    private const string StoragePrefix = "WITH ";

    public static ValueList<string> Describe(TableRow row)
    {
        var options = row.StorageOptions.Select(option => StoragePrefix + option);
        options = row.IsUnlogged ? options.Prepend(Unlogged) : options;
        return (row.PartitionKey is null ? options : options.Append(PartitionPrefix + row.PartitionKey)).ToValueList();
    }

    /// <summary>Whether rows are in partitions rather than in the table itself.</summary>
    public static bool IsPartitioned(Table table) => table.Options.Any(option => option.StartsWith(PartitionPrefix, StringComparison.Ordinal));

    /// <summary>The storage parameters, <c>fillfactor=70</c>.</summary>
    public static IEnumerable<string> StorageParameters(Table table) =>
        table.Options.Where(option => option.StartsWith(StoragePrefix, StringComparison.Ordinal)).Select(option => option[StoragePrefix.Length..]);
}
