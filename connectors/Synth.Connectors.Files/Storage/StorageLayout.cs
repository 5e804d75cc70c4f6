using System.Globalization;
using System.Text;
using Synth.Connectors.Files.Values;
using Synth.Schema;

namespace Synth.Connectors.Files.Storage;

/// <summary>
/// Finds places for tables: names that DuckDB and the file system tell apart although both may ignore case, and types. A function of the
/// tables and their order alone.
/// </summary>
internal static class StorageLayout
{
    /// <summary>The schema in a DuckDB file that holds the description.</summary>
    public const string OwnSchema = "synth";

    // Names of files may have 255 bytes; room is left for a number and the extension.
    private const int MaxFileNameBytes = 200;

    /// <summary>The places of tables.</summary>
    public static ValueList<StoredTable> Of(IEnumerable<Table> tables)
    {
        var relations = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return tables.Select(table => new StoredTable
        {
            Name = table.Name,
            StoredAs = RelationOf(table.Name, relations),
            File = Claim(FileNameOf(table.Name), files, name => name),
            Columns = ColumnsOf(table),
        }).ToValueList();
    }

    private static TableName RelationOf(TableName name, HashSet<string> taken)
    {
        // DuckDB has these already; the last one is ours.
        var schema = name.Schema?.ToLowerInvariant() is "information_schema" or "pg_catalog" or OwnSchema
            ? $"{name.Schema}_2"
            : name.Schema;
        return new TableName(schema, Claim(name.Name, taken, candidate => $"{schema}.{candidate}"));
    }

    private static ValueList<StoredColumn> ColumnsOf(Table table)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return table.Columns.Where(column => column.IsWritable)
            .Select(column => new StoredColumn(column.Name, Claim(column.Name, taken, name => name), StoredType.Of(column.Type)))
            .ToValueList();
    }

    private static string Claim(string wanted, HashSet<string> taken, Func<string, string> key)
    {
        // SQLite knows the empty name.
        var usual = wanted.Length > 0 ? wanted : "_";
        var name = usual;
        for (var number = 2; !taken.Add(key(name)); number++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{usual}_{number}");
        }

        return name;
    }

    /// <summary>The name with what file systems or patterns of names do not take as % and hexadecimal digits.</summary>
    private static string FileNameOf(TableName name)
    {
        var text = new StringBuilder();
        var length = 0;
        foreach (var rune in name.ToString().EnumerateRunes())
        {
            var isPlain = rune.Value is > 0x20 and not 0x7F && !"/\\:*?\"<>|%[]".Contains(rune.ToString(), StringComparison.Ordinal)
                && !(text.Length == 0 && rune.Value == '.');
            var part = isPlain || (rune.Value == ' ' && text.Length > 0)
                ? rune.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"%{rune.Value:X2}");
            length += Encoding.UTF8.GetByteCount(part);
            if (length > MaxFileNameBytes)
            {
                break;
            }

            text.Append(part);
        }

        return text.ToString();
    }
}
