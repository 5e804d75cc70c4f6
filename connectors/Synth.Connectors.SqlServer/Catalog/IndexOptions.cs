using System.Globalization;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>
/// What the options of keys and indexes hold for SQL Server: <c>CLUSTERED</c> or <c>NONCLUSTERED</c> where it is not the usual choice (a
/// primary key is clustered, all else is not), <c>[column] DESC</c> for descending columns of a key, settings as they stand in WITH,
/// <c>ON [scheme]([column])</c> or <c>ON [PRIMARY]</c>, and <c>DISABLED</c>.
/// </summary>
internal static class IndexOptions
{
    public const string Clustered = "CLUSTERED";

    public const string NonClustered = "NONCLUSTERED";

    public const string Disabled = "DISABLED";

    /// <summary>The place of an index beside the partitions of its table; the server would put it on them if it named none.</summary>
    public const string Unpartitioned = PlacePrefix + "PRIMARY]";

    private const string SettingSign = " = ";
    private const string PlacePrefix = "ON [";

    private static readonly SqlServerDialect Dialect = SqlServerDialect.Instance;

    /// <summary>The settings that differ from the defaults.</summary>
    public static IEnumerable<string> SettingsOf(IndexRow row, string? compression)
    {
        var settings = new (bool Applies, string Text)[]
        {
            (row.IsPadded, Setting("PAD_INDEX", "ON")),
            (row.FillFactor is > 0 and < 100, Setting("FILLFACTOR", row.FillFactor.ToString(CultureInfo.InvariantCulture))),
            (row.IgnoresDuplicates, Setting("IGNORE_DUP_KEY", "ON")),
            (!row.AllowsRowLocks, Setting("ALLOW_ROW_LOCKS", "OFF")),
            (!row.AllowsPageLocks, Setting("ALLOW_PAGE_LOCKS", "OFF")),
            (compression is not null, Compression(compression ?? "")),
        };
        return settings.Where(setting => setting.Applies).Select(setting => setting.Text);
    }

    public static string Compression(string kind) => Setting("DATA_COMPRESSION", kind);

    public static string Descending(string column) => $"{Dialect.Identifier(column)} DESC";

    public static string Place(IndexPartitionRow row) => $"ON {Dialect.Identifier(row.SchemeName)}({Dialect.Identifier(row.ColumnName)})";

    /// <summary>The clauses that follow the columns: the settings and the place.</summary>
    public static string Clauses(IEnumerable<string> options)
    {
        var all = options.ToArray();
        var settings = all.Where(option => option.Contains(SettingSign, StringComparison.Ordinal) && !IsPlace(option)).ToArray();
        var place = all.FirstOrDefault(IsPlace);
        return (settings.Length == 0 ? "" : $" WITH ({string.Join(", ", settings)})") + (place is null ? "" : $" {place}");
    }

    /// <summary>The columns of a key, with the direction of the descending ones.</summary>
    public static string Columns(IEnumerable<string> columns, ValueList<string> options) =>
        string.Join(", ", columns.Select(column => options.Contains(Descending(column)) ? Descending(column) : Dialect.Identifier(column)));

    private static bool IsPlace(string option) => option.StartsWith(PlacePrefix, StringComparison.Ordinal);

    private static string Setting(string name, string value) => name + SettingSign + value;
}
