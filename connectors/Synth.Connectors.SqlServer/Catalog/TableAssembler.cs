using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes the tables. Pure.</summary>
internal sealed class TableAssembler
{
    private const int HistoryTable = 1;
    private const int VersionedTable = 2;

    private readonly CatalogRows rows;
    private readonly Comments comments;
    private readonly List<SchemaIssue> issues;
    private readonly Dictionary<int, TableFeatureRow> features;
    private readonly Dictionary<int, LedgerTableRow> ledgers;
    private readonly Dictionary<int, TableName> names;
    private readonly TableRow[] recreated;

    public TableAssembler(CatalogRows rows, Comments comments, List<SchemaIssue> issues)
    {
        this.rows = rows;
        this.comments = comments;
        this.issues = issues;
        features = rows.TableFeatures.ToDictionary(row => row.ObjectId);
        ledgers = rows.LedgerTables.ToDictionary(row => row.ObjectId);
        names = rows.Tables.ToDictionary(row => row.ObjectId, row => new TableName(row.SchemaName, row.Name));
        var graphs = rows.GraphTables.Select(row => row.ObjectId).ToHashSet();
        recreated = [.. rows.Tables.Where(row => IsRecreated(row, graphs))];
    }

    /// <summary>The names of the tables that are recreated, by object.</summary>
    public IReadOnlyDictionary<int, TableName> Recreated => recreated.ToDictionary(row => row.ObjectId, row => names[row.ObjectId]);

    public IEnumerable<Table> Assemble()
    {
        var columns = new ColumnAssembler(rows, comments, issues);
        var indexes = new IndexAssembler(rows, comments);
        var constraints = new ConstraintAssembler(rows, Recreated, issues);
        return recreated.Select(row => Assemble(row, columns, indexes, constraints)).OrderBy(table => table.Name);
    }

    private Table Assemble(TableRow row, ColumnAssembler columnAssembler, IndexAssembler indexes, ConstraintAssembler constraints)
    {
        var name = names[row.ObjectId];
        var columns = columnAssembler.Assemble(row.ObjectId, name);
        foreach (var other in indexes.NamesOfOthers(row.ObjectId))
        {
            issues.Add(new SchemaIssue(SchemaIssueSeverity.Warning, $"index {other} of {name}", "An index of its kind is not recreated."));
        }

        return new Table
        {
            Name = name,
            Columns = columns,
            PrimaryKey = indexes.PrimaryKey(row.ObjectId),
            UniqueConstraints = indexes.UniqueConstraints(row.ObjectId, columns).ToValueList(),
            ForeignKeys = constraints.ForeignKeys(row.ObjectId).ToValueList(),
            Checks = constraints.Checks(row.ObjectId).ToValueList(),
            Indexes = indexes.Indexes(row.ObjectId, name, columns).ToValueList(),
            Options = indexes.HeapSettings(row.ObjectId).ToValueList(),
            Partitioning = indexes.RowPartitions(row.ObjectId) is { } place ? new Partitioning(IndexOptions.Place(place), []) : null,
            Versioning = VersioningOf(row.ObjectId),
            Comment = comments.OfObject(row.ObjectId),
        };
    }

    private SystemVersioning? VersioningOf(int objectId)
    {
        if (features.GetValueOrDefault(objectId) is not { TemporalType: VersionedTable } feature)
        {
            return null;
        }

        var period = rows.Periods.FirstOrDefault(row => row.ObjectId == objectId);
        return new SystemVersioning(
            feature.HistoryTableId is { } history ? names.GetValueOrDefault(history) : null,
            ColumnName(objectId, period?.StartColumnId),
            ColumnName(objectId, period?.EndColumnId));
    }

    private string? ColumnName(int objectId, int? columnId) =>
        rows.Columns.FirstOrDefault(row => row.ObjectId == objectId && row.ColumnId == columnId)?.Name;

    private bool IsRecreated(TableRow row, HashSet<int> graphs)
    {
        var feature = features.GetValueOrDefault(row.ObjectId);
        var ledger = ledgers.GetValueOrDefault(row.ObjectId);
        if (feature is { TemporalType: HistoryTable } || ledger is { Type: HistoryTable })
        {
            // The engine makes it anew with the table whose history it keeps.
            Report(SchemaIssueSeverity.Note, row, "Its rows are the history of another table; the target begins a history of its own.");
            return false;
        }

        var obstacle = ledger is { IsDropped: true } ? "It was dropped; its ledger keeps it, and it is not recreated."
            : graphs.Contains(row.ObjectId) ? "A table of a graph is not recreated."
            : feature is { IsExternal: true } ? "An external table is not recreated."
            : feature is { IsFileTable: true } ? "A file table is not recreated."
            : null;
        if (obstacle is not null)
        {
            Report(SchemaIssueSeverity.Warning, row, obstacle);
            return false;
        }

        foreach (var filter in rows.RowFilters.Where(filter => filter.ObjectId == row.ObjectId))
        {
            Report(SchemaIssueSeverity.Warning, row,
                $"Security policy {filter.PolicyName} hides rows of it: a login that it does not let see all of them reads a part.");
        }

        if (ledger is not null)
        {
            Report(SchemaIssueSeverity.Warning, row,
                "It is a table of a ledger; the target has an ordinary one, without proof of its rows.");
        }

        if (feature is { IsMemoryOptimized: true })
        {
            Report(SchemaIssueSeverity.Warning, row,
                "It is memory-optimised; the target has an ordinary table, with ordinary indexes for its hash indexes.");
        }

        return true;
    }

    private void Report(SchemaIssueSeverity severity, TableRow row, string message) =>
        issues.Add(new SchemaIssue(severity, $"table {names[row.ObjectId]}", message));
}
