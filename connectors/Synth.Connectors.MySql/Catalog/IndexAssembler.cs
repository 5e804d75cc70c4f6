using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>
/// Makes the keys and indexes of one table. The engine knows no difference between unique constraints and unique indexes. Pure.
/// </summary>
/// <param name="rows">The keys of the table's indexes.</param>
/// <param name="statement">The table's own statement; null where there is none.</param>
/// <param name="identity">The column that the engine numbers; null for none.</param>
internal sealed class IndexAssembler(IEnumerable<IndexRow> rows, CreateTableText? statement, string? identity)
{
    private const string PrimaryName = "PRIMARY";

    // In the order of the statement, which is that of their creation; the catalog's own is by name.
    private readonly IndexRow[][] all =
    [
        .. rows.GroupBy(row => row.Name)
            .OrderBy(group => statement?.PositionOf(group.Key) ?? 0)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.ToArray()),
    ];

    public PrimaryKey? PrimaryKey() =>
        all.Where(IsPrimary).Select(index => new PrimaryKey(null, Columns(index))).FirstOrDefault();

    public ValueList<UniqueConstraint> UniqueConstraints() =>
        all.Where(IsConstraint)
            .Select(index => new UniqueConstraint(index[0].Name, Columns(index)) { Options = Options(index[0]) }).ToValueList();

    public ValueList<Synth.Schema.Index> Indexes()
    {
        var numbering = FindNumberingIndex();
        return all.Where(index => !IsPrimary(index) && !IsConstraint(index))
            .Select(index => Make(index, index[0].Name == numbering)).ToValueList();
    }

    /// <summary>
    /// The index that a numbered column cannot be without, when no key begins with it; null when there is none.
    /// </summary>
    private string? FindNumberingIndex() =>
        identity is null || all.Any(index => index[0].IsUnique && index[0].ColumnName == identity)
            ? null
            : all.FirstOrDefault(index => index[0].ColumnName == identity)?[0].Name;

    private Synth.Schema.Index Make(IndexRow[] index, bool isForNumbering) => new()
    {
        Name = index[0].Name,
        Keys = index.Select(Key).ToValueList(),
        IsUnique = index[0].IsUnique,
        Method = index[0].Method.Equals("BTREE", StringComparison.OrdinalIgnoreCase) ? null : index[0].Method.ToLowerInvariant(),
        Options = [.. isForNumbering ? [TableParts.Numbering] : Array.Empty<string>(), .. Options(index[0])],
        Definition = statement?.FindIndex(index[0].Name),
        Comment = index[0].Comment.Length == 0 ? null : index[0].Comment,
    };

    private static IndexKey Key(IndexRow row) =>
        new(row.ColumnName, row.ColumnName is null
            ? Unescape(row.Expression)
            : null, row.Direction == "D")
        { PrefixLength = (int?)row.PrefixLength };

    private static string? Unescape(string? expression) => expression?.Replace("\\'", "'", StringComparison.Ordinal);

    private static bool IsPrimary(IndexRow[] index) => index[0].Name == PrimaryName;

    private static bool IsConstraint(IndexRow[] index) =>
        index[0].IsUnique && !IsPrimary(index) && index[0].Comment.Length == 0
        && index.All(row => row is { ColumnName: not null, PrefixLength: null, Direction: not "D" });

    private static ValueList<string> Columns(IndexRow[] index) => index.Select(row => row.ColumnName!).ToValueList();

    private static ValueList<string> Options(IndexRow row) => row.State is null ? [] : [row.State];
}
