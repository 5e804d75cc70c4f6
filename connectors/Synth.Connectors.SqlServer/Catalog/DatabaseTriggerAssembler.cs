using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>
/// Makes triggers on events of the database, of the texts that the server keeps. They are made last and switched off: one that refuses or
/// notes changes of the schema would do so with those of this run and of every refresh. Pure.
/// </summary>
internal sealed class DatabaseTriggerAssembler(CatalogRows rows, List<SchemaIssue> issues)
{
    public const string Kind = "database trigger";

    public IEnumerable<EngineObject> Assemble()
    {
        foreach (var row in rows.DatabaseTriggers)
        {
            var name = new TableName(row.Name);
            var text = row.Definition is null ? null : ModuleHeader.WithName(row.Definition, name, isTrigger: true);
            Report(row, text is not null);
            if (text is not null)
            {
                yield return new EngineObject(Kind, name, text)
                {
                    Placement = RoutinePlacement.AfterTriggers,
                    Options = ModuleAssembler.OptionsOf(row.UsesAnsiNulls, row.UsesQuotedIdentifier),
                };
            }
        }
    }

    private void Report(DatabaseTriggerRow row, bool isRecreated) => issues.Add(new SchemaIssue(
        SchemaIssueSeverity.Warning,
        $"{Kind} {row.Name}",
        isRecreated
            ? "It is switched off in the target, so that it does not act on the changes of the schema that Synth makes; ENABLE TRIGGER … "
                + "ON DATABASE switches it on."
            : "Its text cannot be read: it is encrypted, of an assembly, or the login lacks VIEW DEFINITION. It is not recreated."));
}
