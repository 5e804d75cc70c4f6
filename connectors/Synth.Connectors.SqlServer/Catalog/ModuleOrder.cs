using Synth.Connectors.SqlServer.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>
/// What depends on what among views and routines, from <c>sys.sql_expression_dependencies</c>: the order in which they can be created, and
/// those that name something which is not there. Pure.
/// </summary>
internal sealed class ModuleOrder
{
    private readonly CatalogRows rows;
    private readonly Dictionary<int, ModuleRow> modules;
    private readonly ILookup<int, int> needs;
    private readonly HashSet<int> dangling;
    private readonly HashSet<int> calledByTables;

    /// <summary>Follows the dependencies.</summary>
    /// <param name="rows">The catalog.</param>
    /// <param name="tables">Tables that the target will have, by object.</param>
    public ModuleOrder(CatalogRows rows, IReadOnlyDictionary<int, TableName> tables)
    {
        this.rows = rows;
        modules = rows.Modules.Where(row => row.Type != "TR").ToDictionary(row => row.ObjectId);
        needs = rows.Dependencies
            .Where(row => row.ReferencedId is { } id && id != row.ReferencingId && modules.ContainsKey(id))
            .ToLookup(row => row.ReferencingId, row => row.ReferencedId!.Value);
        dangling = FindDangling(tables);
        calledByTables = Closure(rows.Dependencies
            .Where(row => tables.ContainsKey(row.ReferencingId) || tables.ContainsKey(row.ReferencingTableId))
            .Select(row => row.ReferencedId ?? 0)
            .Where(modules.ContainsKey));
    }

    /// <summary>Views and routines so that each comes after those that it needs, else in the catalog's order.</summary>
    public IReadOnlyList<ModuleRow> Sorted()
    {
        var sorted = new List<ModuleRow>();
        var visited = new HashSet<int>();
        foreach (var row in modules.Values)
        {
            Visit(row.ObjectId);
        }

        return sorted;

        void Visit(int id)
        {
            if (visited.Add(id))
            {
                foreach (var needed in needs[id].Distinct())
                {
                    Visit(needed);
                }

                sorted.Add(modules[id]);
            }
        }
    }

    /// <summary>Whether a view or an inline function reads something that is not there, itself or through others.</summary>
    public bool IsDangling(int id) => dangling.Contains(id);

    /// <summary>When a routine can be created, and must be.</summary>
    public RoutinePlacement PlacementOf(ModuleRow row) =>
        row.Type == "P" ? RoutinePlacement.AfterViews
        : calledByTables.Contains(row.ObjectId) ? RoutinePlacement.BeforeTables
        : Closure([row.ObjectId]).Any(id => modules[id].Type == "V") ? RoutinePlacement.AfterViews
        : RoutinePlacement.AfterTables;

    /// <summary>Tables and views that a module reads directly.</summary>
    public ValueList<TableName> ReadBy(int id, IReadOnlyDictionary<int, TableName> tables) => rows.Dependencies
        .Where(row => row.ReferencingId == id && row.ReferencedId is not null)
        .Select(row => tables.GetValueOrDefault(row.ReferencedId!.Value) ?? ViewName(row.ReferencedId.Value))
        .OfType<TableName>().Distinct().Order().ToValueList();

    private TableName? ViewName(int id) =>
        modules.TryGetValue(id, out var row) && row.Type == "V" ? new TableName(row.SchemaName, row.Name) : null;

    // Names are resolved when a view or an inline function is created, and later for all other modules.
    private HashSet<int> FindDangling(IReadOnlyDictionary<int, TableName> tables)
    {
        var skippedTables = rows.Tables.Select(row => row.ObjectId).Where(id => !tables.ContainsKey(id)).ToHashSet();
        skippedTables.ExceptWith(rows.TableFeatures.Where(row => row.TemporalType == 1).Select(row => row.ObjectId));
        var names = KnownNames();
        var found = rows.Dependencies
            .Where(row => row is { IsElsewhere: false, IsUncertain: false, ReferencedName: not null } && IsResolvedEarly(row.ReferencingId))
            .Where(row => row.ReferencedId is { } id ? skippedTables.Contains(id) : !names.Contains(row.ReferencedName!))
            .Select(row => row.ReferencingId).ToHashSet();
        for (var count = -1; count != found.Count;)
        {
            count = found.Count;
            found.UnionWith(modules.Keys.Where(id => IsResolvedEarly(id) && needs[id].Any(found.Contains)));
        }

        return found;
    }

    private bool IsResolvedEarly(int id) => modules.TryGetValue(id, out var row) && (row.Type is "V" or "IF" || row.IsSchemaBound);

    private HashSet<string> KnownNames() => new(
        rows.Tables.Select(row => row.Name)
            .Concat(rows.Modules.Select(row => row.Name))
            .Concat(rows.Synonyms.Select(row => row.Name))
            .Concat(rows.Sequences.Select(row => row.Name))
            .Concat(rows.Types.Select(row => row.Name))
            .Concat(rows.TableTypes.Select(row => row.Name))
            .Concat(rows.Undescribed.Select(row => row.Name)),
        StringComparer.OrdinalIgnoreCase);

    private HashSet<int> Closure(IEnumerable<int> starts)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>(starts);
        while (open.TryPop(out var id))
        {
            if (found.Add(id))
            {
                foreach (var needed in needs[id])
                {
                    open.Push(needed);
                }
            }
        }

        return found;
    }
}
