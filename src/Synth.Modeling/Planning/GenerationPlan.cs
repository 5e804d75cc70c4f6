using Synth.Schema;

namespace Synth.Modeling;

/// <summary>What is done with each table: the forest of families, and the mode of each table with its reason.</summary>
public sealed class GenerationPlan
{
    private readonly Dictionary<TableName, TablePlan> byName;

    /// <summary>Makes a plan from its parts.</summary>
    /// <param name="schema">The source's schema.</param>
    /// <param name="tables">One entry per table, each after its primary parent.</param>
    public GenerationPlan(DatabaseSchema schema, ValueList<TablePlan> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Schema = schema;
        Tables = tables;
        byName = tables.ToDictionary(table => table.Name);
    }

    /// <summary>The source's schema.</summary>
    public DatabaseSchema Schema { get; }

    /// <summary>All tables, each after its primary parent.</summary>
    public ValueList<TablePlan> Tables { get; }

    /// <summary>The plan of a table.</summary>
    public TablePlan this[TableName name] => byName[name];

    /// <summary>The synthesized tables without a primary parent.</summary>
    public IEnumerable<TablePlan> Roots =>
        Tables.Where(table => table.Mode == TableMode.Synthesize && table.Relations.PrimaryParent is null);

    /// <summary>The synthesized tables whose primary parent is <paramref name="parent"/>.</summary>
    public IEnumerable<TablePlan> ChildrenOf(TableName parent) =>
        Tables.Where(table => table.Mode == TableMode.Synthesize && table.Relations.PrimaryParent?.ReferencedTable == parent);

    /// <summary>The root of the family tree that a table is in.</summary>
    public TableName RootOf(TableName table)
    {
        while (byName[table].Relations.PrimaryParent is { } parent)
        {
            table = parent.ReferencedTable;
        }

        return table;
    }
}
