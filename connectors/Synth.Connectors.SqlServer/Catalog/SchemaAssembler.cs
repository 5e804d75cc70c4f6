using System.Globalization;
using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>Makes a schema of catalog rows. Pure.</summary>
internal static class SchemaAssembler
{
    public const string SynonymKind = "synonym";

    public const string CommentKind = "comment of";

    public const string VersioningKind = "system versioning";

    public static DatabaseSchema Assemble(CatalogRows rows)
    {
        var issues = new List<SchemaIssue>(rows.Issues);
        var comments = new Comments(rows.Comments);
        var types = new UserTypeAssembler(rows, comments, issues);
        var tableAssembler = new TableAssembler(rows, comments, issues);
        var tables = tableAssembler.Assemble().ToValueList();
        var modules = new ModuleAssembler(rows, tableAssembler.Recreated, comments, issues);
        var owners = tableAssembler.Recreated.Concat(modules.ViewNames()).ToDictionary();
        var statistics = new StatisticsAssembler(rows, owners, issues);
        var retention = rows.HistoryRetention.Where(row => tableAssembler.Recreated.ContainsKey(row.ObjectId)).ToDictionary(
            row => tableAssembler.Recreated[row.ObjectId],
            row => string.Create(CultureInfo.InvariantCulture, $"{row.Period} {row.Unit}"));
        var schema = new DatabaseSchema
        {
            Engine = SqlServerConnector.EngineName,
            Collation = rows.Database.Select(row => row.Collation).FirstOrDefault(),
            Schemas = rows.Schemas.Select(row => row.Name).ToValueList(),
            Types = types.AliasTypes().ToValueList(),
            Sequences = new SequenceAssembler(rows, issues).Assemble().ToValueList(),
            Tables = tables,
            Views = modules.Views().ToValueList(),
            Routines = modules.Routines().ToValueList(),
            Triggers = modules.Triggers().ToValueList(),
            Objects =
            [
                .. XmlSchemaAssembler.Assemble(rows.XmlSchemaCollections),
                .. new PartitionAssembler(rows).Assemble(),
                .. types.TableTypes(),
                .. Synonyms(rows),
                .. tables.Where(table => table.Versioning is not null).Select(table => Versioning(table, retention)),
                .. new TableSettingAssembler(rows, tableAssembler.Recreated).Assemble(),
                .. modules.ViewIndexes(),
                .. statistics.Assemble(),
                .. modules.TriggerOrders(),
                .. rows.OtherComments.Where(row => row.Text is not null).Select(Comment),
                .. new DatabaseTriggerAssembler(rows, issues).Assemble(),
            ],
        };
        issues.AddRange(rows.Undescribed.Select(row => new SchemaIssue(
            SchemaIssueSeverity.Warning, $"{row.Kind} {new TableName(row.SchemaName, row.Name)}", "It is not recreated.")));
        issues.AddRange(XmlSchemaAssembler.Issues(rows.XmlSchemaCollections));
        issues.AddRange(OtherProperties(rows));
        return schema with { Issues = issues.ToValueList() };
    }

    /// <summary>The step that has the engine keep versions of a table, once it has its primary key.</summary>
    private static EngineObject Versioning(Table table, IReadOnlyDictionary<TableName, string> retention) =>
        new(VersioningKind, table.Name, TableRenderer.StartVersioning(table, retention.GetValueOrDefault(table.Name)))
        {
            Placement = RoutinePlacement.AfterTables,
            Table = table.Name,
        };

    // What it speaks of may be a trigger, which comes last.
    private static EngineObject Comment(OtherCommentRow row) => new(
        CommentKind,
        new TableName(row.SchemaName, string.Join('.', new[] { row.OwnerName, row.PartName }.OfType<string>())),
        CommentRenderer.Comment(row))
    {
        Placement = RoutinePlacement.AfterTriggers,
    };

    private static IEnumerable<EngineObject> Synonyms(CatalogRows rows) => rows.Synonyms.Select(row =>
    {
        var name = new TableName(row.SchemaName, row.Name);
        return new EngineObject(SynonymKind, name, $"CREATE SYNONYM {SqlServerDialect.Instance.Table(name)} FOR {row.BaseName}")
        {
            Placement = RoutinePlacement.BeforeTables,
        };
    });

    private static IEnumerable<SchemaIssue> OtherProperties(CatalogRows rows) => rows.Comments
        .Where(row => row.Name != Comments.PropertyName)
        .GroupBy(row => row.Name)
        .Select(group => new SchemaIssue(
            SchemaIssueSeverity.Warning, $"extended property {group.Key}", "Of the extended properties only MS_Description is recreated."));
}
