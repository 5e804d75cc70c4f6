using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>
/// Makes collections of XML schemas, which routines, table types and variables of theirs name. The server keeps what values are held to,
/// and neither comments nor layout. Pure.
/// </summary>
internal static class XmlSchemaAssembler
{
    public const string Kind = "XML schema collection";

    public static IEnumerable<EngineObject> Assemble(IEnumerable<XmlSchemaCollectionRow> rows) =>
        rows.Where(row => row.Definition is not null).Select(row =>
        {
            var name = new TableName(row.SchemaName, row.Name);
            var dialect = SqlServerDialect.Instance;
            return new EngineObject(
                Kind, name, $"CREATE XML SCHEMA COLLECTION {dialect.Table(name)} AS {dialect.Literal(row.Definition!)}")
            {
                Placement = RoutinePlacement.BeforeTypes,
            };
        });

    /// <summary>What is said of those that cannot be made.</summary>
    public static IEnumerable<SchemaIssue> Issues(IEnumerable<XmlSchemaCollectionRow> rows) =>
        rows.Where(row => row.Definition is null).Select(row => new SchemaIssue(
            SchemaIssueSeverity.Warning,
            $"{Kind} {new TableName(row.SchemaName, row.Name)}",
            "Its schemas cannot be read: the login lacks VIEW DEFINITION. It is not recreated."));
}
