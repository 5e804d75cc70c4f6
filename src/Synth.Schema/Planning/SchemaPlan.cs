namespace Synth.Schema;

/// <summary>The steps that recreate a schema, in order. Data: a connector renders and executes them.</summary>
/// <param name="Changes">All steps of the first phase, then all of the second.</param>
public sealed record SchemaPlan(ValueList<SchemaChange> Changes)
{
    /// <summary>The steps of one phase, in order.</summary>
    public IEnumerable<SchemaChange> In(SchemaPhase phase) => Changes.Where(change => change.Phase == phase);

    /// <summary>
    /// Plans a schema whose types and names are already the target's.
    /// </summary>
    /// <param name="schema">The schema to create.</param>
    /// <param name="timing">When the target engine wants keys and checks.</param>
    public static SchemaPlan Create(DatabaseSchema schema, ConstraintTiming timing)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var order = SchemaGraph.Create(schema, FamilyEvidence.None).LoadOrder.Select(schema.GetTable).ToArray();
        return new SchemaPlan(DependencyOrder
            .Sort(schema, BeforeLoad(schema, order, timing).Concat(AfterLoad(schema, order, timing)))
            .ToValueList());
    }

    /// <summary>The plan with statements of the user's.</summary>
    /// <param name="before">Those that come before everything else.</param>
    /// <param name="after">Those that come after everything else.</param>
    public SchemaPlan With(IEnumerable<string> before, IEnumerable<string> after) => new(
        before.Select((statement, i) => (SchemaChange)new RunStatement(i + 1, statement, SchemaPhase.BeforeLoad))
            .Concat(Changes)
            .Concat(after.Select((statement, i) => new RunStatement(i + 1, statement, SchemaPhase.AfterLoad)))
            .ToValueList());

    private static IEnumerable<SchemaChange> BeforeLoad(DatabaseSchema schema, Table[] order, ConstraintTiming timing) =>
    [
        .. schema.Schemas.Select(name => new CreateSchema(name)),
        .. schema.Extensions.Select(name => new CreateExtension(name)),
        .. Routines(schema, RoutinePlacement.BeforeTypes, SchemaPhase.BeforeLoad),
        .. Objects(schema, RoutinePlacement.BeforeTypes, SchemaPhase.BeforeLoad),
        .. schema.Types.Select(type => new CreateType(type)),
        .. schema.Sequences.Select(sequence => new CreateSequence(sequence)),
        .. Routines(schema, RoutinePlacement.BeforeTables, SchemaPhase.BeforeLoad),
        .. Objects(schema, RoutinePlacement.BeforeTables, SchemaPhase.BeforeLoad),
        .. InheritedFirst(order).Select(table => new CreateTable(table, timing)),
    ];

    private static IEnumerable<SchemaChange> AfterLoad(DatabaseSchema schema, Table[] order, ConstraintTiming timing)
    {
        IEnumerable<SchemaChange> keys = timing == ConstraintTiming.AfterLoad ? order.SelectMany(Keys) : [];
        IEnumerable<SchemaChange> references = timing == ConstraintTiming.AllWithTable ? [] : order.SelectMany(References);
        return
        [
            .. keys,
            .. Routines(schema, RoutinePlacement.AfterTables, SchemaPhase.AfterLoad),
            .. Objects(schema, RoutinePlacement.AfterTables, SchemaPhase.AfterLoad),
            .. order.SelectMany(table => table.Indexes.Select(index => new CreateIndex(table.Name, index))),
            .. references,
            .. order.SelectMany(table => table.Columns.Where(column => column.Identity is not null)
                .Select(column => new AdvanceIdentity(table, column))),
            .. order.Select(table => new AnalyzeTable(table.Name)),
            .. order.Where(HasComments).Select(table => new CommentOnTable(table)),
            .. schema.Views.Select(view => new CreateView(view)),
            .. Routines(schema, RoutinePlacement.AfterViews, SchemaPhase.AfterLoad),
            .. Objects(schema, RoutinePlacement.AfterViews, SchemaPhase.AfterLoad),
            .. schema.Triggers.Select(trigger => new CreateTrigger(trigger)),
            .. Routines(schema, RoutinePlacement.AfterTriggers, SchemaPhase.AfterLoad),
            .. Objects(schema, RoutinePlacement.AfterTriggers, SchemaPhase.AfterLoad),
        ];
    }

    private static IEnumerable<Table> InheritedFirst(Table[] order)
    {
        var byName = order.ToDictionary(table => table.Name);
        var placed = new HashSet<TableName>();
        return order.SelectMany(Place);

        Table[] Place(Table table) => placed.Add(table.Name)
            ? [.. table.InheritsFrom.Where(byName.ContainsKey).SelectMany(name => Place(byName[name])), table]
            : [];
    }

    private static IEnumerable<SchemaChange> Routines(DatabaseSchema schema, RoutinePlacement placement, SchemaPhase phase) =>
        schema.Routines.Where(routine => routine.Placement == placement).Select(routine => new CreateRoutine(routine, phase));

    private static IEnumerable<SchemaChange> Objects(DatabaseSchema schema, RoutinePlacement placement, SchemaPhase phase) =>
        schema.Objects.Where(item => item.Placement == placement).Select(item => new CreateObject(item, phase));

    private static IEnumerable<SchemaChange> Keys(Table table) =>
    [
        .. table.PrimaryKey is { } key ? [new AddPrimaryKey(table.Name, key)] : Array.Empty<SchemaChange>(),
        .. table.UniqueConstraints.Select(constraint => new AddUniqueConstraint(table.Name, constraint)),
    ];

    private static IEnumerable<SchemaChange> References(Table table) =>
    [
        .. table.ExclusionConstraints.Select(constraint => new AddExclusionConstraint(table.Name, constraint)),
        .. table.Checks.Select(check => new AddCheck(table.Name, check)),
        .. table.ForeignKeys.Select(key => new AddForeignKey(table.Name, key)),
    ];

    private static bool HasComments(Table table) =>
        table.Comment is not null || table.Columns.Any(column => column.Comment is not null)
            || table.Indexes.Any(index => index.Comment is not null);
}
