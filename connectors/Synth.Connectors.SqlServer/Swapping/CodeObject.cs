using Synth.Connectors.SqlServer.Catalog;
using Synth.Connectors.SqlServer.Ddl;
using Synth.Connectors.SqlServer.Sessions;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Swapping;

/// <summary>
/// Something that cannot be moved from schema to schema, since its text says where it is, or since it binds what is moved; it is removed,
/// and made again from its text: views, routines, synonyms, table types, versions of rows, defaults that sequences give.
/// </summary>
/// <param name="Create">The statements that make it, each a batch.</param>
/// <param name="Drop">The statement that removes it; null where it goes with something else.</param>
internal sealed record CodeObject(IReadOnlyList<string> Create, string? Drop)
{
    private static readonly string[] Routine = ["PROCEDURE", "FUNCTION"];

    /// <summary>What of a schema goes, in the order in which it can be made.</summary>
    /// <param name="schema">What is there.</param>
    /// <param name="outgoing">What of it goes.</param>
    public static IReadOnlyList<CodeObject> Of(DatabaseSchema schema, IReadOnlyList<TargetObject> outgoing)
    {
        var going = outgoing.Where(item => item.Kind != TargetObject.ForeignKey).ToLookup(item => item.FullName);
        return [.. Changes(schema).Select(change => Of(change, going)).OfType<CodeObject>()];
    }

    /// <summary>Whether a kind of object is made where it stays, and used by more than one generation.</summary>
    public static bool IsShared(EngineObject item) =>
        item.Kind is PartitionAssembler.FunctionKind or PartitionAssembler.SchemeKind or XmlSchemaAssembler.Kind;

    private static IEnumerable<SchemaChange> Changes(DatabaseSchema schema) =>
    [
        .. Objects(schema, RoutinePlacement.BeforeTypes),
        .. Objects(schema, RoutinePlacement.BeforeTables),
        .. Routines(schema, RoutinePlacement.AfterTables),
        .. Objects(schema, RoutinePlacement.AfterTables),
        .. schema.Views.Select(view => new CreateView(view)),
        .. Routines(schema, RoutinePlacement.AfterViews),
        .. Objects(schema, RoutinePlacement.AfterViews),
        // Those of tables go where their tables go.
        .. schema.Triggers.Where(trigger => schema.Views.Any(view => view.Name == trigger.Table))
        .Select(trigger => new CreateTrigger(trigger)),
        .. Routines(schema, RoutinePlacement.AfterTriggers),
        .. Objects(schema, RoutinePlacement.AfterTriggers),
    ];

    private static IEnumerable<SchemaChange> Routines(DatabaseSchema schema, RoutinePlacement placement) =>
        schema.Routines.Where(routine => routine.Placement == placement)
            .Select(routine => new CreateRoutine(routine, SchemaPhase.AfterLoad));

    private static IEnumerable<SchemaChange> Objects(DatabaseSchema schema, RoutinePlacement placement) =>
        schema.Objects.Where(item => item.Placement == placement && !IsShared(item))
            .Select(item => new CreateObject(item, SchemaPhase.AfterLoad));

    private static CodeObject? Of(SchemaChange change, ILookup<TableName, TargetObject> going) => change switch
    {
        CreateView create => Of(change, going, create.View.Name, ["VIEW"]),
        CreateRoutine create => Of(change, going, create.Routine.Name, Routine),
        CreateObject { Object.Kind: SchemaAssembler.SynonymKind } create => Of(change, going, create.Object.Name, ["SYNONYM"]),
        CreateObject { Object.Kind: UserTypeAssembler.TableTypeKind } create => Of(change, going, create.Object.Name, ["TYPE"]),
        CreateObject { Object.Kind: SchemaAssembler.VersioningKind } create =>
            Of(change, going, create.Object.Name, [TargetObject.Versioning]),
        // Indexes and triggers of a view go with it.
        CreateObject { Object.Kind: ModuleAssembler.ViewIndexKind } create when IsOfGoingView(create.Object, going) =>
            new CodeObject(StatementRenderer.Render(change), null),
        CreateTrigger create when going[create.Trigger.Table].Any() => new CodeObject(StatementRenderer.Render(change), null),
        _ => null,
    };

    private static bool IsOfGoingView(EngineObject index, ILookup<TableName, TargetObject> going) => going.Any(group =>
        group.Any(item => item.Kind == "VIEW")
            && index.Definition.Contains($" ON {SqlServerDialect.Instance.Table(group.Key)} ", StringComparison.Ordinal));

    private static CodeObject? Of(SchemaChange change, ILookup<TableName, TargetObject> going, TableName name, string[] kinds) =>
        going[name].FirstOrDefault(item => kinds.Contains(item.Kind)) is { } item
            ? new CodeObject(StatementRenderer.Render(change), item.Drop)
            : null;
}
