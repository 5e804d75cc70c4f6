using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>How long the keys of an index may become. Pure.</summary>
internal static class KeySize
{
    /// <summary>The most bytes of a clustered key.</summary>
    public const int MaxClustered = 900;

    /// <summary>The most bytes of any other key.</summary>
    public const int MaxNonClustered = 1700;

    private const int MaxColumns = 32;

    /// <summary>Whether columns can be the key of an index at all.</summary>
    public static bool CanBeKey(IReadOnlyCollection<Column> columns) => columns.Count <= MaxColumns
        && columns.All(column => BytesOf(column) is not null);

    /// <summary>The most bytes that values of the columns have, which must be such as can be in a key.</summary>
    public static int BytesOf(IEnumerable<Column> columns) => columns.Sum(column => BytesOf(column) ?? 0);

    private static int? BytesOf(Column column) => column.Type switch
    {
        TextType { MaxLength: { } length } => 2 * length,
        BinaryType { MaxLength: { } length } => length,
        TextType or BinaryType or XmlType or JsonType or UnsupportedType => null,
        DecimalType => 17,
        UuidType => 16,
        _ => 10,
    };
}
