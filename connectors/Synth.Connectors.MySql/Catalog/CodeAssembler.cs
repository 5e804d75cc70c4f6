using System.Text;
using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Makes routines, triggers and events of their own statements. Pure.</summary>
internal sealed class CodeAssembler(CatalogRows rows, ServerFacts facts, List<SchemaIssue> issues)
{
    private static readonly string[] RoutineKinds = ["FUNCTION", "PROCEDURE", "PACKAGE", "PACKAGE BODY"];

    public ValueList<Routine> Routines() =>
        Seen(RoutineKinds).Select(definition => new Routine(NameOf(definition), definition.Object.Kind, Portable(definition))
        {
            Options = Settings(definition),
        }).ToValueList();

    public ValueList<Trigger> Triggers() =>
        Seen("TRIGGER")
            .Select(definition => new Trigger(definition.Object.Name, new TableName(definition.Object.Parent!), Portable(definition))
            {
                Options = Settings(definition),
            }).ToValueList();

    public ValueList<EngineObject> Events() =>
        Seen("EVENT").Select(definition => new EngineObject(MadeObject.EventKind, NameOf(definition), Portable(definition))
        {
            Options = Settings(definition),
            Placement = RoutinePlacement.AfterViews,
        }).ToValueList();

    /// <summary>The statement without what ties it to the source's database and user.</summary>
    public string Portable(Definition definition) =>
        DefinitionText.WithoutDefiner(DefinitionText.WithoutDatabase(definition.Sql!, facts.Database));

    /// <summary>Whether the login may see a statement; notes it where it may not.</summary>
    public bool IsSeen(Definition definition)
    {
        if (definition.Sql is null)
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Warning, Subject(definition),
                $"The login may not see its text, and it is not recreated. {Grants.ForSource(facts.Database)}"));
            return false;
        }

        return true;
    }

    /// <summary>The settings that the server keeps with an object, as they follow SET SESSION.</summary>
    public static ValueList<string> Settings(Definition definition) =>
        definition.Settings
            .Where(setting => IsSafe(setting.Key, definition.Sql!))
            .Select(setting => $"{setting.Key} = {MySqlDialect.Instance.Literal(setting.Value)}")
            .ToValueList();

    // The statement is sent as UTF-8, whatever the character set in which it was once written.
    private static bool IsSafe(string setting, string sql) =>
        setting is not ("character_set_client" or "collation_connection") || Ascii.IsValid(sql);

    private IEnumerable<Definition> Seen(params string[] kinds) =>
        rows.Definitions.Where(definition => kinds.Contains(definition.Object.Kind) && IsSeen(definition)).Select(Checked);

    private Definition Checked(Definition definition)
    {
        if (DefinitionText.Names(Portable(definition), facts.Database))
        {
            issues.Add(new SchemaIssue(
                SchemaIssueSeverity.Note, Subject(definition),
                $"Its text names the database {facts.Database}, and does so in the target too."));
        }

        return definition;
    }

    private static string Subject(Definition definition) => $"{definition.Object.Kind.ToLowerInvariant()} {definition.Object.Name}";

    private static TableName NameOf(Definition definition) => new(definition.Object.Name);
}
