using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>The tables that are evaluated, and how their rows form families.</summary>
public sealed class EvaluationScope
{
    private readonly Dictionary<TableName, TableScope> byName;

    /// <summary>Makes a scope.</summary>
    /// <param name="tables">The tables, each after its primary parent.</param>
    public EvaluationScope(ValueList<TableScope> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Tables = tables;
        byName = tables.ToDictionary(table => table.Name);
    }

    /// <summary>The tables, each after its primary parent.</summary>
    public ValueList<TableScope> Tables { get; }

    /// <summary>The scope of a table.</summary>
    public TableScope this[TableName name] => byName[name];

    /// <summary>Whether a table is in the scope.</summary>
    public bool Contains(TableName name) => byName.ContainsKey(name);

    /// <summary>The foreign keys between tables of the scope, in order of the tables.</summary>
    public IEnumerable<(TableScope Child, int Number, ForeignKey Key)> ForeignKeys() =>
        Tables.SelectMany(table => table.Table.ForeignKeys.Index()
            .Where(entry => byName.ContainsKey(entry.Item.ReferencedTable))
            .Select(entry => (table, entry.Index, entry.Item)));

    /// <summary>The root of the family tree that a table is in.</summary>
    public TableName RootOf(TableName table) => RootBelow(table, new HashSet<TableName>());

    /// <summary>The topmost table above a table that is none of some others; the table itself where there is none.</summary>
    internal TableName RootBelow(TableName table, IReadOnlySet<TableName> others)
    {
        var root = table;
        while (byName[table].PrimaryParent is { } parent)
        {
            table = parent.ReferencedTable;
            root = others.Contains(table) ? root : table;
        }

        return root;
    }
}
