using Synth.Connectors.PostgreSql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>The options of a PostgreSQL table as <see cref="Table.Options"/> carries them.</summary>
internal static class TableOptions
{
    public const string Unlogged = "UNLOGGED";

    private const string StoragePrefix = "WITH ";

    public static ValueList<string> Describe(TableRow row)
    {
        var options = row.StorageOptions.Select(option => StoragePrefix + option);
        return (row.IsUnlogged ? options.Prepend(Unlogged) : options).ToValueList();
    }

    /// <summary>The storage parameters, <c>fillfactor=70</c>.</summary>
    public static IEnumerable<string> StorageParameters(Table table) =>
        table.Options.Where(option => option.StartsWith(StoragePrefix, StringComparison.Ordinal))
            .Select(option => option[StoragePrefix.Length..]);
}
