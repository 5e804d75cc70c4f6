namespace Synth.Schema;

/// <summary>
/// Orders family trees that link to each other. Rows that link can only know what they link to where that is made before; where trees
/// link in a cycle, those are served that more rows speak for.
/// </summary>
internal static class RootOrder
{
    /// <summary>Rows that outweigh all others: of trees that have to know what they link to.</summary>
    public const long Always = 1L << 40;

    /// <summary>The trees, each after those that it links to, cycles aside.</summary>
    /// <param name="links">How many rows of a tree link to another one. Shape [trees], each by tree.</param>
    public static IEnumerable<int> Of(IReadOnlyList<IReadOnlyDictionary<int, long>> links) =>
        StronglyConnectedComponents.Find([.. links.Select(targets => targets.Keys.Order().ToArray())])
            .SelectMany(component => Order(component, links));

    // The tree of which the fewest rows link to what is not made yet comes next; among equals the first one.
    private static IEnumerable<int> Order(IEnumerable<int> component, IReadOnlyList<IReadOnlyDictionary<int, long>> links)
    {
        var left = component.Order().ToList();
        while (left.Count > 0)
        {
            var next = left.MinBy(tree => left.Where(other => other != tree).Sum(other => links[tree].GetValueOrDefault(other)));
            left.Remove(next);
            yield return next;
        }
    }
}
