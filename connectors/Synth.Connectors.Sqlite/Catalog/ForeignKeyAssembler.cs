using Synth.Connectors.Sqlite.Catalog.Parsing;
using Synth.Schema;

namespace Synth.Connectors.Sqlite.Catalog;

/// <summary>
/// Makes foreign keys of their rows. SQLite takes any declaration: a key may name a missing table, leave the referenced columns to
/// the primary key, or point at columns that are no key. Those that cannot hold become issues.
/// </summary>
internal sealed class ForeignKeyAssembler(CatalogRows rows, List<SchemaIssue> issues)
{
    private readonly Dictionary<string, string> tables = rows.Tables.Where(table => table.Kind == "table")
        .ToDictionary(table => table.Name, table => table.Name, StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, ColumnRow> columns = rows.Columns.ToLookup(column => column.TableName, StringComparer.Ordinal);
    private readonly ILookup<string, IndexKeyRow> indexKeys = rows.IndexKeys.ToLookup(key => key.TableName, StringComparer.Ordinal);
    private readonly ILookup<string, ForeignKeyRow> keys = rows.ForeignKeys.ToLookup(key => key.TableName, StringComparer.Ordinal);

    /// <summary>The keys of a table in declared order.</summary>
    public ValueList<ForeignKey> KeysOf(string table, TableText text)
    {
        var declared = keys[table].GroupBy(row => row.Id).Select(group => group.ToArray()).ToArray();
        // Names and deferrability are found by position; where text and pragma disagree in number, neither is trusted.
        var texts = text.ForeignKeys.Count == declared.Length ? text.ForeignKeys : null;
        return declared.Select((pairs, i) => Assemble(table, pairs, texts?[i])).OfType<ForeignKey>().ToValueList();
    }

    private ForeignKey? Assemble(string table, ForeignKeyRow[] pairs, ForeignKeyText? text)
    {
        var subject = $"table {table}, foreign key ({string.Join(", ", pairs.Select(pair => pair.ColumnName))})";
        if (!tables.TryGetValue(pairs[0].ReferencedTable, out var referenced))
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning, subject,
                $"It references {pairs[0].ReferencedTable}, which is no table here; it is not taken into account."));
            return null;
        }

        var target = ReferencedColumns(referenced, pairs);
        if (target is null)
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning, subject,
                $"It references columns of {referenced} that are no unique key; it is not taken into account."));
            return null;
        }

        return new ForeignKey
        {
            Name = text?.Name,
            ReferencedTable = new TableName(referenced),
            Columns = pairs.Select((pair, i) => new ForeignKeyColumn(Spelling(table, pair.ColumnName) ?? pair.ColumnName, target[i]))
                .ToValueList(),
            OnDelete = Action(pairs[0].OnDelete),
            OnUpdate = Action(pairs[0].OnUpdate),
            Deferrability = text?.Deferrability ?? Deferrability.NotDeferrable,
        };
    }

    private string[]? ReferencedColumns(string referenced, ForeignKeyRow[] pairs)
    {
        var primaryKey = columns[referenced].Where(column => column.KeyPosition > 0)
            .OrderBy(column => column.KeyPosition).Select(column => column.Name).ToArray();
        if (pairs.All(pair => pair.ReferencedColumn is null))
        {
            return primaryKey.Length == pairs.Length ? primaryKey : null;
        }

        var named = pairs.Select(pair => Spelling(referenced, pair.ReferencedColumn!)).OfType<string>().ToArray();
        var uniqueKeys = indexKeys[referenced].Where(key => key is { IsUnique: true, IsPartial: false }).GroupBy(key => key.IndexName)
            .Select(group => group.Select(key => key.ColumnName).OfType<string>()).Append(primaryKey);
        return named.Length == pairs.Length && uniqueKeys.Any(key => key.ToHashSet(StringComparer.Ordinal).SetEquals(named)) ? named : null;
    }

    private string? Spelling(string table, string column) =>
        columns[table].FirstOrDefault(row => row.Name.Equals(column, StringComparison.OrdinalIgnoreCase))?.Name;

    private static ReferentialAction Action(string name) => name switch
    {
        "RESTRICT" => ReferentialAction.Restrict,
        "CASCADE" => ReferentialAction.Cascade,
        "SET NULL" => ReferentialAction.SetNull,
        "SET DEFAULT" => ReferentialAction.SetDefault,
        _ => ReferentialAction.NoAction,
    };
}
