using Synth.Data;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// Makes combinations of a link with others unique by exchanging linked rows between rows of the block, so that every linked row
/// keeps its number of uses (edge switching, Milo et al. 2003). Where exchange fails, an unused row takes the place.
/// </summary>
/// <param name="rule">The uniqueness.</param>
/// <param name="table">The table.</param>
/// <param name="linkedRows">How many linked rows there are.</param>
/// <param name="isAllowed">Whether a row of the block may link to a row.</param>
/// <param name="stream">The stream of the block.</param>
/// <param name="kinds">Of what kind the linked row of each row is: those of one kind are exchanged first. Shape [rows].</param>
/// <param name="alike">
/// Where the uniqueness covers a part of the link's columns in which linked rows may be alike: a number for each of them, equal for those
/// that are. Shape [linked rows]. Null where all differ.
/// </param>
internal sealed class LinkRepair(
    UniqueRule rule, Table table, long linkedRows, Func<int, long, bool> isAllowed, RandomStream stream, byte[] kinds, int[]? alike = null)
{
    private const int AttemptsOfKind = 60;
    private const int ExchangeAttempts = 160;

    private readonly Lazy<Dictionary<byte, int[]>> rowsOfKind = new(() => kinds.Index()
        .GroupBy(entry => entry.Item, entry => entry.Index)
        .ToDictionary(group => group.Key, group => group.ToArray()));

    /// <summary>Changes the chosen rows of a link in place.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="others">The chosen rows of the other links that the uniqueness covers. Shape [links][rows].</param>
    /// <param name="chosen">The chosen rows of the link that gives way; -1 for null, which never collides.</param>
    /// <exception cref="UnsupportedSchemaException">There are not enough different combinations.</exception>
    public void Apply(TableBlock block, long[][] others, long[] chosen)
    {
        var groups = GroupsOf(block, others);
        var (owners, collisions) = Compare(groups, chosen);
        foreach (var row in collisions)
        {
            if (!Exchange(row, groups, chosen, owners, ExchangeAttempts)
                && !Replace(row, groups, chosen, owners, isAllowed)
                && !Replace(row, groups, chosen, owners, (_, _) => true))
            {
                var needing = others.Length > 0 || rule.WithinSiblings ? "those that agree in its other columns" : "they";
                throw TooFewValues.OfKey(
                    UniqueNames.Of(table, rule.Columns), block.Skeleton.RowCount, needing, linkedRows, "rows to refer to that there are");
            }
        }
    }

    /// <summary>
    /// Leaves as many rows that link to what a sibling links to as the source has, as far as rows of one kind can be exchanged.
    /// </summary>
    /// <param name="block">The rows.</param>
    /// <param name="chosen">The chosen rows of the link; -1 for null.</param>
    /// <param name="share">The share of such rows in the source.</param>
    public void Spread(TableBlock block, long[] chosen, double share)
    {
        var groups = GroupsOf(block, []);
        var (owners, collisions) = Compare(groups, chosen);
        var kept = share * chosen.Length / Math.Max(1, collisions.Count);
        var chance = stream.Derive("kept");
        foreach (var row in collisions.Where(row => groups[row] >= 0 && chance.Uniform(row) >= kept))
        {
            Exchange(row, groups, chosen, owners, AttemptsOfKind);
        }
    }

    private (Dictionary<(long Group, long Row), int> Owners, List<int> Collisions) Compare(long[] groups, long[] chosen)
    {
        var owners = new Dictionary<(long Group, long Row), int>(chosen.Length);
        var collisions = new List<int>();
        for (var row = 0; row < chosen.Length; row++)
        {
            if (chosen[row] >= 0 && !owners.TryAdd((groups[row], KeyOf(chosen[row])), row))
            {
                collisions.Add(row);
            }
        }

        return (owners, collisions);
    }

    private bool Exchange(int row, long[] groups, long[] chosen, Dictionary<(long Group, long Row), int> owners, int attempts)
    {
        var same = rowsOfKind.Value[kinds[row]];
        for (var attempt = 0; attempt < attempts; attempt++)
        {
            var draw = ((long)row * ExchangeAttempts) + attempt;
            var other = attempt < AttemptsOfKind ? same[stream.Below(draw, same.Length)] : (int)stream.Below(draw, chosen.Length);
            if (chosen[other] < 0
                || groups[other] == groups[row]
                || owners.GetValueOrDefault((groups[other], KeyOf(chosen[other])), -1) != other
                || owners.ContainsKey((groups[row], KeyOf(chosen[other])))
                || owners.ContainsKey((groups[other], KeyOf(chosen[row])))
                || !isAllowed(row, chosen[other])
                || !isAllowed(other, chosen[row]))
            {
                continue;
            }

            owners.Remove((groups[other], KeyOf(chosen[other])));
            (chosen[row], chosen[other]) = (chosen[other], chosen[row]);
            owners.Add((groups[row], KeyOf(chosen[row])), row);
            owners.Add((groups[other], KeyOf(chosen[other])), other);
            return true;
        }

        return false;
    }

    private bool Replace(
        int row, long[] groups, long[] chosen, Dictionary<(long Group, long Row), int> owners, Func<int, long, bool> mayLink)
    {
        var start = stream.Below(-1L - row, linkedRows);
        for (var i = 0L; i < linkedRows; i++)
        {
            var candidate = (start + i) % linkedRows;
            if (mayLink(row, candidate) && owners.TryAdd((groups[row], KeyOf(candidate)), row))
            {
                chosen[row] = candidate;
                return true;
            }
        }

        return false;
    }

    private long KeyOf(long linkedRow) => alike is null ? linkedRow : alike[linkedRow];

    // Rows collide only within a group: siblings, and rows with the same choices in the other links.
    private long[] GroupsOf(TableBlock block, long[][] others)
    {
        var groups = new long[block.Length];
        var numbers = new Dictionary<(long, long), long>();
        for (var row = 0; row < groups.Length; row++)
        {
            var group = rule.WithinSiblings ? block.Parents[row] : 0L;
            foreach (var other in others)
            {
                if (!numbers.TryGetValue((group, other[row]), out var number))
                {
                    numbers.Add((group, other[row]), number = numbers.Count + (1L << 32));
                }

                group = number;
            }

            groups[row] = group;
        }

        return groups;
    }
}
