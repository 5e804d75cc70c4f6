using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Makes combinations of links unique that choose among rows of the same parent: a row that would collide takes the next free
/// combination of the rows it may choose from.
/// </summary>
/// <param name="rule">The uniqueness.</param>
/// <param name="table">The table.</param>
/// <param name="links">The links that give way.</param>
/// <param name="domainOf">The rows that a link may choose for a row of the block: the first one and how many.</param>
/// <param name="beyond">How many rows a link may choose from where those are not enough; 0 where it must not choose others.</param>
internal sealed class KinRepair(
    UniqueRule rule, Table table, int[] links, Func<int, int, (long First, int Count)> domainOf, Func<int, long> beyond)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>Changes the chosen rows of the links in place.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="chosen">The chosen rows of each link; -1 for null, which never collides. Shape [links][rows].</param>
    /// <param name="others">The chosen rows of links that the uniqueness covers and that stay as they are.</param>
    /// <exception cref="UnsupportedSchemaException">There are not enough different combinations.</exception>
    public void Apply(TableBlock block, long[][] chosen, long[][] others)
    {
        for (var row = 0; row < block.Length; row++)
        {
            if (links.Any(link => chosen[link][row] < 0) || others.Any(other => other[row] < 0))
            {
                continue;
            }

            var domains = Array.ConvertAll(links, link => domainOf(link, row));
            if (!TryTake(domains, block, chosen, others, row))
            {
                var wider = domains
                    .Zip(links, (domain, link) => beyond(link) is > 0 and var count ? (First: 0L, (int)count) : domain)
                    .ToArray();
                if (wider.SequenceEqual(domains) || !TryTake(wider, block, chosen, others, row))
                {
                    throw TooFewValues.OfKey(
                        UniqueNames.Of(table, rule.Columns),
                        block.Skeleton.RowCount,
                        rule.WithinSiblings ? "those of one parent" : "they",
                        CombinationsOf(wider),
                        "combinations of rows that they may refer to");
                }
            }
        }
    }

    private bool TryTake((long First, int Count)[] domains, TableBlock block, long[][] chosen, long[][] others, int row)
    {
        var attempts = CombinationsOf(domains);
        for (var attempt = 0L; !taken.Add(Label(block, chosen, others, row)); attempt++)
        {
            if (attempt == attempts)
            {
                return false;
            }

            Advance(domains, chosen, row);
        }

        return true;
    }

    private static long CombinationsOf((long First, int Count)[] domains) =>
        domains.Aggregate(1L, (product, domain) => product * domain.Count);

    private string Label(TableBlock block, long[][] chosen, long[][] others, int row) =>
        string.Join(',', links.Select(link => chosen[link][row]).Concat(others.Select(other => other[row]))
            .Prepend(rule.WithinSiblings ? block.Parents[row] : -1));

    // Counts through the combinations, the last link fastest.
    private void Advance((long First, int Count)[] domains, long[][] chosen, int row)
    {
        for (var i = links.Length - 1; i >= 0; i--)
        {
            var place = chosen[links[i]][row] - domains[i].First + 1;
            chosen[links[i]][row] = domains[i].First + (place % domains[i].Count);
            if (place < domains[i].Count)
            {
                return;
            }
        }
    }
}
