namespace Synth.Schema;

/// <summary>
/// Orders the tables of family trees so that rows which link find what they link to made before. Trees that link to each other in a cycle
/// mostly do not as tables: reviews hang under products, order lines under customers, and either names a row of the other root.
/// </summary>
internal static class TableOrder
{
    /// <summary>
    /// The tables, each after those of other trees that it links to, where that can be. What a table references and what came before it
    /// stays before it; an order that serves all such links stays as it is. The square of the tables that wait, at worst.
    /// </summary>
    /// <param name="tables">The tables by tree, each after its primary parent; what comes first of tables that wait for each other.</param>
    /// <param name="relations">The primary parent and the links of each table.</param>
    /// <param name="rootOf">The root of the tree that a table is in.</param>
    public static IEnumerable<TableName> Of(
        IEnumerable<TableName> tables, IReadOnlyDictionary<TableName, TableRelations> relations, Func<TableName, TableName> rootOf)
    {
        var left = new LinkedList<TableName>(tables);
        var waiting = left.Index().ToDictionary(entry => entry.Item, entry => (Place: entry.Index, Root: rootOf(entry.Item)));
        while (left.First is not null)
        {
            var next = Nodes(left).FirstOrDefault(node => IsReady(node.Value)) ?? left.First;
            left.Remove(next);
            waiting.Remove(next.Value);
            yield return next.Value;
        }

        bool IsReady(TableName table) => relations[table] is var own && waiting[table] is var (place, root)
            && !own.Links.Append(own.PrimaryParent).Any(key => key is not null
                && waiting.TryGetValue(key.ReferencedTable, out var other) && (other.Root != root || other.Place < place));
    }

    private static IEnumerable<LinkedListNode<TableName>> Nodes(LinkedList<TableName> list)
    {
        for (var node = list.First; node is not null; node = node.Next)
        {
            yield return node;
        }
    }
}
