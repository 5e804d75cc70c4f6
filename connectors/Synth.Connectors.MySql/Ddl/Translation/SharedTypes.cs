using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>What MySQL and MariaDB have in common, so that it need not be expressed in neutral terms between them. Pure.</summary>
/// <param name="source">The schema; of another engine nothing is in common.</param>
/// <param name="version">The server that it is translated for.</param>
internal sealed class SharedTypes(DatabaseSchema source, ServerVersion version)
{
    private const string OnUpdate = "ON UPDATE";
    private const string Invisible = "INVISIBLE";

    private static readonly string[] Names =
    [
        "tinyint", "smallint", "mediumint", "int", "bigint", "bit", "year", "decimal", "float", "double", "char", "varchar", "tinytext",
        "text", "mediumtext", "longtext", "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "date", "time", "datetime",
        "timestamp", "enum", "set", "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
    ];

    // Parts of names of collations that one product alone has; utf8mb3 was utf8 in earlier versions.
    private static readonly string[] OwnCollations = ["_0900_", "uca1400", "_nopad_", "utf8mb3"];

    private readonly bool isOfFamily = source.Engine == MySqlDatabaseConnector.EngineName;

    /// <summary>The type of a column that both have; null for one that has to be translated.</summary>
    public TypeTranslation? Find(Column column) =>
        isOfFamily && column.Type is not JsonType && Names.Contains(BareName(column), StringComparer.OrdinalIgnoreCase)
        ? new TypeTranslation(column.Type, column.NativeType)
        : null;

    /// <summary>Whether both have a collation.</summary>
    public bool HasCollation(string collation) =>
        isOfFamily && collation.Length > 0 && !OwnCollations.Any(part => collation.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>What of a column's options the server takes: that it is set by each change of its row, and that it is not shown.</summary>
    public ValueList<string> OptionsOf(Column column) => column.Options
        .Where(option => isOfFamily && (IsOnUpdate(option) || (option == Invisible && version.HasInvisibleColumns)))
        .ToValueList();

    /// <summary>Whether an option says what a change of the row puts into the column.</summary>
    public static bool IsOnUpdate(string option) => option.StartsWith(OnUpdate, StringComparison.OrdinalIgnoreCase);

    private static string BareName(Column column) => column.NativeType.Split('(', ' ')[0];
}
