using Synth.Connectors.MySql.Ddl;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Swapping;

/// <summary>
/// Something that cannot be moved from one database to another and is made again from its own text: a view, routine, trigger or event. It
/// speaks of tables by their names, so that it holds for whatever generation is there.
/// </summary>
/// <param name="Kind">What DROP calls it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Statements">The statements that make it.</param>
internal sealed record CodeObject(string Kind, string Name, ValueList<string> Statements)
{
    public const string TriggerKind = "TRIGGER";

    /// <summary>The statement that removes it where it is there.</summary>
    public string Drop => $"DROP {Kind} IF EXISTS {MySqlDialect.Instance.Identifier(Name)}";

    /// <summary>All of a database, in the order in which they can be made.</summary>
    public static IReadOnlyList<CodeObject> Of(DatabaseSchema schema, ServerVersion version)
    {
        IEnumerable<SchemaChange> changes =
        [
            .. schema.Routines.Select(routine => new CreateRoutine(routine, SchemaPhase.AfterLoad)),
            .. schema.Views.Select(view => new CreateView(view)),
            .. schema.Triggers.Select(trigger => new CreateTrigger(trigger)),
            .. schema.Objects.Select(item => new CreateObject(item, SchemaPhase.AfterLoad)),
        ];
        return [.. changes.Select(change =>
            new CodeObject(KindOf(change), NameOf(change), StatementRenderer.Render(change, version).ToValueList()))];
    }

    private static string KindOf(SchemaChange change) => MadeObject.Of(change)?.Kind ?? TriggerKind;

    private static string NameOf(SchemaChange change) => MadeObject.Of(change)?.Name ?? ((CreateTrigger)change).Trigger.Name;
}
