namespace Synth.Schema;

/// <summary>Puts what creates an object after what creates the objects that it needs, and leaves all else where it stands.</summary>
internal sealed class DependencyOrder
{
    private readonly ILookup<ObjectName, ObjectName> needs;
    private readonly ILookup<ObjectName, SchemaChange> creators;
    private readonly HashSet<SchemaChange> placed = new(ReferenceEqualityComparer.Instance);

    private DependencyOrder(DatabaseSchema schema, SchemaChange[] changes)
    {
        needs = schema.Dependencies
            .Concat(schema.Views.SelectMany(view => Among(ObjectKind.View, view.Name, view.DependsOn)))
            .Concat(schema.Tables.SelectMany(table => Among(ObjectKind.Table, table.Name, table.InheritsFrom)))
            .ToLookup(dependency => dependency.Object, dependency => dependency.Needs);
        creators = changes.Where(change => Created(change) is not null).ToLookup(change => Created(change)!);
    }

    /// <summary>
    /// The changes in an order that keeps the schema's dependencies; of objects that need each other in a circle one comes too early. A
    /// routine or an engine's own object that a type or table needs is created before the load, as that is; a view never is.
    /// </summary>
    /// <param name="schema">The schema.</param>
    /// <param name="changes">Changes that create it, in the order that they have without dependencies.</param>
    public static IEnumerable<SchemaChange> Sort(DatabaseSchema schema, IEnumerable<SchemaChange> changes)
    {
        if (schema.Dependencies.Count == 0)
        {
            return changes;
        }

        var all = changes.ToArray();
        var order = new DependencyOrder(schema, all);
        return all.SelectMany(change => order.Place(change, change.Phase)).ToArray();
    }

    private static IEnumerable<ObjectDependency> Among(ObjectKind kind, TableName name, IEnumerable<TableName> needed) =>
        needed.Select(other => new ObjectDependency(new ObjectName(kind, name), new ObjectName(kind, other)));

    private IEnumerable<SchemaChange> Place(SchemaChange change, SchemaPhase phase)
    {
        if ((phase < change.Phase && change is not (CreateRoutine or CreateObject)) || !placed.Add(change))
        {
            return [];
        }

        var before = Created(change) is { } name ? needs[name].SelectMany(needed => creators[needed]) : [];
        return [.. before.SelectMany(needed => Place(needed, phase)), InPhase(change, phase)];
    }

    private static SchemaChange InPhase(SchemaChange change, SchemaPhase phase) => change switch
    {
        CreateRoutine create => create with { Phase = phase },
        CreateObject create => create with { Phase = phase },
        _ => change,
    };

    private static ObjectName? Created(SchemaChange change) => change switch
    {
        CreateTable create => new ObjectName(ObjectKind.Table, create.Table.Name),
        CreateView create => new ObjectName(ObjectKind.View, create.View.Name),
        CreateType create => new ObjectName(ObjectKind.Type, create.Type.Name),
        CreateSequence create => new ObjectName(ObjectKind.Sequence, create.Sequence.Name),
        CreateRoutine create => new ObjectName(ObjectKind.Routine, create.Routine.Name, create.Routine.Signature),
        CreateObject create => new ObjectName(ObjectKind.Object, create.Object.Name, create.Object.Kind),
        _ => null,
    };
}
