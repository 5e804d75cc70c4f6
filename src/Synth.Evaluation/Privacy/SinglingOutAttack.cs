using Synth.Data;

namespace Synth.Evaluation;

/// <summary>
/// The attacker writes conditions on a few columns that hold for exactly one synthetic row, and claims that they hold for exactly one
/// person (Giomi et al. 2023, section 4.1, multivariate).
/// </summary>
/// <param name="table">The table.</param>
/// <param name="stream">Makes the random choices.</param>
/// <param name="limit">The most claims.</param>
internal sealed class SinglingOutAttack(AttackedTable table, RandomStream stream, int limit)
{
    private const int ConditionColumns = 3;
    private const int MinAttacks = 30;
    private const int AttemptsPerClaim = 4;
    private const int Shuffles = 200;
    private const double Z = 1.959963984540054;

    /// <summary>Carries the attack out; null where hardly any conditions single a synthetic row out.</summary>
    public AttackRisk? Run()
    {
        var claims = Claims().Take(limit).Select(claim => (
            Members: FamiliesWhere(table.Members, table.MemberFamilies, claim),
            Controls: FamiliesWhere(table.Controls, table.ControlFamilies, claim))).ToArray();
        if (claims.Length < MinAttacks)
        {
            return null;
        }

        var main = claims.Count(claim => claim.Members.Count == 1) / (double)claims.Length;
        var control = claims.Count(claim => claim.Controls.Count == 1) / (double)claims.Length;
        if (control >= 1)
        {
            return new AttackRisk(main, control, 0, new Interval(-1, 1), claims.Length);
        }

        var risk = (main - control) / (1 - control);
        var half = Z * ChanceDeviation(claims) / (1 - control);
        return new AttackRisk(main, control, risk, new Interval(risk - half, risk + half), claims.Length);
    }

    // Claims that single out the same rows succeed together. What that does by chance is seen when families change sides at random.
    private double ChanceDeviation((List<int> Members, List<int> Controls)[] claims)
    {
        var differences = new double[Shuffles];
        for (var shuffle = 0; shuffle < Shuffles; shuffle++)
        {
            var coin = stream.Derive("sides").Derive(shuffle);
            var difference = 0;
            foreach (var (members, controls) in claims)
            {
                var first = members.Count(family => (coin.Bits(family) & 1) == 0)
                    + controls.Count(family => (coin.Bits(~(long)family) & 1) == 0);
                var second = members.Count + controls.Count - first;
                difference += (first == 1 ? 1 : 0) - (second == 1 ? 1 : 0);
            }

            differences[shuffle] = difference / (double)claims.Length;
        }

        return Math.Sqrt(differences.Average(difference => difference * difference));
    }

    private IEnumerable<List<(int Column, float Value, int Sign)>> Claims()
    {
        var tried = new HashSet<string>();
        foreach (var row in Draw.Permutation(stream.Derive("rows"), table.SyntheticCount).Take(AttemptsPerClaim * limit))
        {
            var claim = MakeClaim(row);
            if (tried.Add(string.Join(';', claim)) && Matches(table.Synthetic, claim, 2).Count == 1)
            {
                yield return claim;
            }
        }
    }

    // Numbers are compared with the synthetic row's from the side on which fewer rows lie, categories must be equal.
    private List<(int Column, float Value, int Sign)> MakeClaim(int row) =>
        [.. Draw.Permutation(stream.Derive("columns").Derive(row), table.Columns.Length)
            .Take(ConditionColumns)
            .Order()
            .Select(column => (
                column,
                table.Synthetic[column][row],
                table.Space.IsNumeric(column) ? (table.Synthetic[column][row] > 0.5f ? 1 : -1) : 0))];

    private static List<int> FamiliesWhere(float[][] set, int[] families, List<(int Column, float Value, int Sign)> claim) =>
        [.. Matches(set, claim, int.MaxValue).Select(row => families[row])];

    private static List<int> Matches(float[][] set, List<(int Column, float Value, int Sign)> claim, int atMost)
    {
        var matches = new List<int>();
        for (var row = 0; row < set[0].Length && matches.Count < atMost; row++)
        {
            var holds = true;
            foreach (var (column, value, sign) in claim)
            {
                var own = set[column][row];
                holds &= sign == 0 ? own == value : sign > 0 ? own >= value : own <= value;
            }

            if (holds)
            {
                matches.Add(row);
            }
        }

        return matches;
    }
}
