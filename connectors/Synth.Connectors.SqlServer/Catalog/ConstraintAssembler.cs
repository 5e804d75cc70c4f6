using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes foreign keys and checks. Pure.</summary>
internal sealed class ConstraintAssembler(CatalogRows rows, IReadOnlyDictionary<int, TableName> tables, List<SchemaIssue> issues)
{
    public const string NotForReplication = "NOT FOR REPLICATION";

    private readonly ILookup<int, ForeignKeyRow> foreignKeys = rows.ForeignKeys.ToLookup(row => row.TableId);

    private readonly ILookup<int, ForeignKeyColumnRow> pairs = rows.ForeignKeyColumns.ToLookup(row => row.ForeignKeyId);

    private readonly ILookup<int, CheckRow> checks = rows.Checks.ToLookup(row => row.TableId);

    public IEnumerable<ForeignKey> ForeignKeys(int tableId)
    {
        foreach (var row in foreignKeys[tableId])
        {
            if (tables.TryGetValue(row.ReferencedTableId, out var referenced))
            {
                yield return MakeForeignKey(row, referenced);
            }
            else
            {
                issues.Add(new SchemaIssue(
                    SchemaIssueSeverity.Warning, $"foreign key {row.Name} of {tables[tableId]}",
                    "It refers to a table that is not recreated, so neither is the key."));
            }
        }
    }

    public IEnumerable<CheckConstraint> Checks(int tableId) => checks[tableId].Select(row =>
        new CheckConstraint(row.Name, SqlText.Unwrap(row.Definition), IsValidated: !row.IsNotTrusted)
        {
            IsEnabled = !row.IsDisabled,
            Options = OptionsOf(row.IsNotForReplication),
        });

    private ForeignKey MakeForeignKey(ForeignKeyRow row, TableName referenced) => new()
    {
        Name = row.Name,
        ReferencedTable = referenced,
        Columns = pairs[row.ObjectId].Select(pair => new ForeignKeyColumn(pair.ColumnName, pair.ReferencedColumnName)).ToValueList(),
        OnDelete = ActionOf(row.OnDelete),
        OnUpdate = ActionOf(row.OnUpdate),
        IsValidated = !row.IsNotTrusted,
        IsEnabled = !row.IsDisabled,
        Options = OptionsOf(row.IsNotForReplication),
    };

    private static ValueList<string> OptionsOf(bool isNotForReplication) => isNotForReplication ? [NotForReplication] : [];

    private static ReferentialAction ActionOf(int code) => code switch
    {
        0 => ReferentialAction.NoAction,
        1 => ReferentialAction.Cascade,
        2 => ReferentialAction.SetNull,
        3 => ReferentialAction.SetDefault,
        _ => throw new ReadException($"The catalog has a referential action {code} that is unknown here."),
    };
}
