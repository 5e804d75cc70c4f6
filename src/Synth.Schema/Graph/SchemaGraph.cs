namespace Synth.Schema;

/// <summary>
/// The foreign keys of a schema as a graph: which tables hang together, an order in which each table comes after
/// those it references, and the forest of families (each table under at most one primary parent).
/// </summary>
/// <remarks>Immutable. A pure function of the schema and the evidence.</remarks>
public sealed class SchemaGraph
{
    private readonly Dictionary<TableName, TableRelations> relations;
    private readonly Dictionary<TableName, ValueList<TableName>> children;

    private SchemaGraph(
        ValueList<ValueList<TableName>> components, Dictionary<TableName, TableRelations> relations, FamilyEvidence evidence)
    {
        Components = components;
        LoadOrder = components.SelectMany(component => component).ToValueList();
        this.relations = relations;
        children = LoadOrder
            .Where(table => relations[table].PrimaryParent is not null)
            .GroupBy(table => relations[table].PrimaryParent!.ReferencedTable)
            .ToDictionary(group => group.Key, group => group.ToValueList());
        FamilyOrder = TableOrder.Of(OrderRoots(evidence).SelectMany(Descend), relations, RootOf).ToValueList();
    }

    /// <summary>The strongly connected components, each after those it references; tables ordered by name within one.</summary>
    public ValueList<ValueList<TableName>> Components { get; }

    /// <summary>All tables, referenced ones first; within a cycle, by name.</summary>
    public ValueList<TableName> LoadOrder { get; }

    /// <summary>
    /// All tables, each after its primary parent, and after those of other trees that it links to where no cycle of tables forbids it; for
    /// the rest family tree by family tree. Of trees that link in a cycle, that one comes first of which the fewest rows link to the
    /// others.
    /// </summary>
    public ValueList<TableName> FamilyOrder { get; }

    /// <summary>The tables without a primary parent, in load order.</summary>
    public IEnumerable<TableName> Roots => LoadOrder.Where(table => relations[table].PrimaryParent is null);

    /// <summary>The primary parent and the links of a table.</summary>
    /// <exception cref="KeyNotFoundException">The schema has no such table.</exception>
    public TableRelations RelationsOf(TableName table) => relations[table];

    /// <summary>The tables whose primary parent is <paramref name="table"/>, in load order.</summary>
    public ValueList<TableName> ChildrenOf(TableName table) => children.GetValueOrDefault(table, []);

    /// <summary>The root of the family tree that <paramref name="table"/> is in.</summary>
    public TableName RootOf(TableName table)
    {
        while (relations[table].PrimaryParent is { } parent)
        {
            table = parent.ReferencedTable;
        }

        return table;
    }

    /// <summary>Builds the graph.</summary>
    /// <param name="schema">The schema; a foreign key to a table that is not in it is ignored.</param>
    /// <param name="evidence">What is known of the rows.</param>
    public static SchemaGraph Create(DatabaseSchema schema, FamilyEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(evidence);
        var components = FindComponents(schema);
        var order = components.SelectMany(component => component).ToValueList();
        return new SchemaGraph(components, PrimaryParentChoice.Choose(schema, order, evidence), evidence);
    }

    private static ValueList<ValueList<TableName>> FindComponents(DatabaseSchema schema)
    {
        var names = schema.Tables.Select(table => table.Name).Order().ToArray();
        var numbers = names.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var successors = names
            .Select(name => schema.GetTable(name).ForeignKeys
                .Where(key => numbers.ContainsKey(key.ReferencedTable))
                .Select(key => numbers[key.ReferencedTable])
                .Distinct()
                .Order()
                .ToArray())
            .ToArray();
        return StronglyConnectedComponents.Find(successors)
            .Select(component => component.Select(number => names[number]).ToValueList())
            .ToValueList();
    }

    private IEnumerable<TableName> OrderRoots(FamilyEvidence evidence)
    {
        var roots = Roots.ToArray();
        var numbers = roots.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        var links = roots
            .Select(root => Descend(root)
                .SelectMany(table => relations[table].Links, (table, link) => (Table: table, Target: link.ReferencedTable))
                .Where(link => relations.ContainsKey(link.Target))
                .GroupBy(link => numbers[RootOf(link.Target)])
                .ToDictionary(group => group.Key, group => group.Sum(link => WeightOf(link.Table, link.Target))))
            .ToArray();
        return RootOrder.Of(links).Select(number => roots[number]);

        // What has to know the rows that it links to comes after them, whatever the rows that this costs others.
        long WeightOf(TableName table, TableName target) =>
            evidence.RowCounts.GetValueOrDefault(table) + (evidence.First.Contains(target) ? RootOrder.Always : 0);
    }

    private IEnumerable<TableName> Descend(TableName table) => ChildrenOf(table).SelectMany(Descend).Prepend(table);
}
