using Synth.Data;

namespace Synth.Modeling;

/// <summary>
/// Chooses in each family that a <see cref="WitnessRule"/> speaks of the row that is its witness: one of those that drew the value, else
/// one that has to draw it. A witness has the value whenever it is drawn again.
/// </summary>
/// <param name="table">The table's model.</param>
/// <param name="stream">The stream of the choices.</param>
internal sealed class WitnessChooser(TableModel table, RandomStream stream)
{
    private readonly (WitnessRule Rule, int Variable)[] rules =
        [.. table.Rules.OfType<WitnessRule>().Select(rule => (rule, VariableOf(table, rule.Column)))];

    /// <summary>Makes room for the witnesses of a block whose variables are not drawn yet.</summary>
    public void Prepare(TableBlock block) => block.Witnesses = Array.ConvertAll(rules, _ => new bool[block.Length]);

    /// <summary>Marks witnesses, and has rows drawn again where no row of a family drew the value.</summary>
    /// <param name="block">The rows, their variables drawn.</param>
    /// <param name="drawAgain">Draws again: which rows, ascending; which of their variables; the number of the attempt, from 1.</param>
    public void Settle(TableBlock block, Action<IReadOnlyList<int>, int[], int> drawAgain)
    {
        // Rows that have the value stay as they are, so they are known before any is drawn again.
        var lacking = rules.Select((_, rule) => FamiliesOf(rule, block).Where(family => !TryMark(rule, family, block)).ToList()).ToArray();
        var attempt = 0;
        for (var rule = 0; rule < rules.Length; rule++)
        {
            var pending = lacking[rule].Select(family => Candidates(rule, family, block)).Where(rows => rows.Count > 0).ToList();
            var redrawn = pending.Count == 0 ? [] : RedrawnBy(rules[rule].Variable);
            while (pending.Count > 0)
            {
                int[] chosen = [.. pending.Select(rows => rows.Dequeue()).Order()];
                Mark(rule, chosen, block, true);
                drawAgain(chosen, redrawn, ++attempt);

                // What cannot have the value, since something that is not drawn again forbids it, becomes as it was.
                int[] failed = [.. chosen.Where(row => !IsHit(rule, row, block))];
                Mark(rule, failed, block, false);
                if (failed.Length > 0)
                {
                    drawAgain(failed, redrawn, ++attempt);
                }

                var families = failed.Select(row => block.Parents[row]).ToHashSet();
                pending.RemoveAll(rows => rows.Count == 0 || !families.Contains(block.Parents[rows.Peek()]));
            }
        }
    }

    /// <summary>The variable of a column.</summary>
    public static int VariableOf(TableModel table, string column) =>
        table.Columns.OfType<DataColumnModel>().First(model => model.Name == column).FirstVariable;

    // The rows below those that ask for a witness.
    private IEnumerable<int[]> FamiliesOf(int rule, TableBlock block)
    {
        if (block.Parent is not { } parent)
        {
            return [];
        }

        var status = parent.Codes(VariableOf(parent.Skeleton.Model, rules[rule].Rule.Above));
        return Enumerable.Range(0, block.Length)
            .Where(row => block.Parents[row] >= 0 && rules[rule].Rule.AboveCodes.Contains(status[block.Parents[row]]))
            .GroupBy(row => block.Parents[row])
            .Select(family => family.ToArray());
    }

    private bool TryMark(int rule, int[] family, TableBlock block)
    {
        int[] hits = [.. family.Where(row => IsHit(rule, row, block))];
        if (hits.Length > 0)
        {
            Mark(rule, [hits[stream.Below(block.Begin + family[0], hits.Length)]], block, true);
        }

        return hits.Length > 0;
    }

    // In random order those that are no witness of another value.
    private Queue<int> Candidates(int rule, int[] family, TableBlock block)
    {
        var (own, variable) = rules[rule];
        int[] rivals = [.. Enumerable.Range(0, rules.Length)
            .Where(other => rules[other].Variable == variable && rules[other].Rule.Code != own.Code)];
        return new Queue<int>(family
            .Where(row => !Array.Exists(rivals, other => block.Witnesses[other][row]))
            .OrderBy(row => stream.Derive(rule).Bits(block.Begin + row)));
    }

    private bool IsHit(int rule, int row, TableBlock block) => block.Codes(rules[rule].Variable)[row] == rules[rule].Rule.Code;

    private static void Mark(int rule, int[] rows, TableBlock block, bool isWitness)
    {
        foreach (var row in rows)
        {
            block.Witnesses[rule][row] = isWitness;
        }
    }

    // The variable, all that it limits or that limits it, however far, and what is there only where one of them says so.
    private int[] RedrawnBy(int variable)
    {
        var found = new HashSet<int> { variable };
        var isDecided = table.FindDecided();
        int before;
        do
        {
            before = found.Count;
            var limited = table.Exclusions
                .SelectMany(
                    exclusion => new[] { exclusion.Feature, exclusion.When ?? -1 },
                    (exclusion, feature) => (First: feature, Second: exclusion.Variable))
                .Where(pair => pair.First >= table.StructureFeatureCount)
                .Select(pair => (First: pair.First - table.StructureFeatureCount, pair.Second))
                .SelectMany(pair => found.Contains(pair.First) ? [pair.Second] : found.Contains(pair.Second) ? new[] { pair.First } : []);
            var present = Enumerable.Range(0, table.Variables.Length).Where(other => found.Contains(table.Variables[other].Presence));
            found.UnionWith(limited.Concat(present).ToArray().Where(other => other >= table.LeadCount && !isDecided[other]));
        }
        while (found.Count > before);

        return [.. found.Order()];
    }
}
