namespace Synth.Modeling;

/// <summary>What the rows of one parent have to keep, one after the other, in a column of few values.</summary>
internal sealed class StepColumn
{
    private readonly byte[] ends = new byte[256];

    private StepColumn(int variable, int codeCount, StepRule? steps, LastRule? last, int[] witnesses)
    {
        Variable = variable;
        Last = last;
        CodeCount = codeCount;
        Witnesses = witnesses;
        MayBegin = [.. Enumerable.Range(0, codeCount).Select(code => steps?.NotFirst.Contains((byte)code) != true)];
        MayFollow = new bool[CodeCount, CodeCount];
        for (var before = 1; before < CodeCount; before++)
        {
            for (var after = 1; after < CodeCount; after++)
            {
                MayFollow[before, after] = true;
            }
        }

        foreach (var (before, after) in steps is null ? [] : steps.Before.Zip(steps.After))
        {
            MayFollow[before, after] = false;
        }

        foreach (var (above, own) in last is null ? [] : last.AboveCodes.Zip(last.Codes))
        {
            ends[above] = own;
        }
    }

    /// <summary>The column's variable.</summary>
    public int Variable { get; }

    /// <summary>What the last row has to do with the row above; null for nothing.</summary>
    public LastRule? Last { get; }

    /// <summary>Codes of the variable, with that for missing.</summary>
    public int CodeCount { get; }

    /// <summary>The rules that ask for witnesses in this column, by their numbers among such rules of the table.</summary>
    public int[] Witnesses { get; }

    /// <summary>Whether a code may come first. Shape [codes].</summary>
    public bool[] MayBegin { get; }

    /// <summary>Whether a code may follow another one. Shape [before, after].</summary>
    public bool[,] MayFollow { get; }

    /// <summary>The columns of a table that have to keep something.</summary>
    public static StepColumn[] Of(TableModel table) =>
    [
        .. table.Rules.Where(rule => rule is StepRule or LastRule)
            .GroupBy(rule => WitnessChooser.VariableOf(table, rule.Column))
            .Select(rules => new StepColumn(
                rules.Key,
                table.Variables[rules.Key].Variable.BinCount,
                rules.OfType<StepRule>().FirstOrDefault(),
                rules.OfType<LastRule>().FirstOrDefault(),
                [.. table.Rules.OfType<WitnessRule>().Index()
                    .Where(entry => WitnessChooser.VariableOf(table, entry.Item.Column) == rules.Key)
                    .Select(entry => entry.Index)])),
    ];

    /// <summary>What the rules of one column say together, apart from its table.</summary>
    public static StepColumn Of(StepRule steps, LastRule last) => new(-1, steps.CodeCount, steps, last, []);

    /// <summary>The code with which the last row ends; 0 for any.</summary>
    /// <param name="above">The code of the row above.</param>
    /// <param name="uniform">Which families are exceptions.</param>
    public byte EndOf(byte above, double uniform) => Last is null || uniform < Last.ExceptionRate ? (byte)0 : ends[above];

    /// <summary>Whether the codes of a family keep it all.</summary>
    public bool Holds(ReadOnlySpan<byte> codes, byte end)
    {
        var holds = MayBegin[codes[0]] && (end == 0 || codes[^1] == end);
        for (var i = 1; holds && i < codes.Length; i++)
        {
            holds = codes[i - 1] == 0 || codes[i] == 0 || MayFollow[codes[i - 1], codes[i]];
        }

        return holds;
    }

    /// <summary>Whether so many rows can end with a code.</summary>
    /// <param name="rowCount">How many, at least one.</param>
    /// <param name="end">The code.</param>
    public bool CanEnd(int rowCount, byte end)
    {
        var reached = MayBegin[1..].ToArray();
        for (var row = 1; row < rowCount; row++)
        {
            reached = [.. Enumerable.Range(1, CodeCount - 1)
                .Select(after => reached.Index().Any(before => before.Item && MayFollow[before.Index + 1, after]))];
        }

        return reached[end - 1];
    }
}
