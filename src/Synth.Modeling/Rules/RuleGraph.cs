namespace Synth.Modeling;

/// <summary>
/// Which columns of a row must be settled before which others; grows only as long as there is an order to settle them in.
/// </summary>
internal sealed class RuleGraph
{
    private readonly Dictionary<string, HashSet<string>> needs = new(StringComparer.Ordinal);

    /// <summary>Adds that a column needs others, unless one of them needs it already.</summary>
    /// <returns>Whether it was added.</returns>
    public bool TryAdd(string column, IReadOnlyList<string> operands)
    {
        if (operands.Any(operand => operand == column || Reaches(operand, column, [])))
        {
            return false;
        }

        if (!needs.TryGetValue(column, out var known))
        {
            needs.Add(column, known = new HashSet<string>(StringComparer.Ordinal));
        }

        known.UnionWith(operands);
        return true;
    }

    private bool Reaches(string from, string column, HashSet<string> seen) =>
        seen.Add(from) && needs.TryGetValue(from, out var next) && next.Any(operand => operand == column || Reaches(operand, column, seen));
}
