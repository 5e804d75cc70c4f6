using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// The features by which a row sees its elder siblings, or in a tree the rows above it. The same code serves the fit and the generation:
/// rows are passed in turn, each after those that it sees are complete.
/// </summary>
internal sealed class LagFeatures
{
    private readonly int[] elders;
    private readonly byte[][] codes;
    private readonly int[] summarised;
    private readonly int[][] sums;
    private readonly int[][] counts;

    /// <summary>Prepares the features of some rows.</summary>
    /// <param name="kind">What rows see.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="codes">Their codes, complete for elder rows when a row is passed. Shape [variables][rows].</param>
    /// <param name="elders">The row that each row sees: the sibling before it, or the row above it in its tree; -1 for none.</param>
    public LagFeatures(LagKind kind, IReadOnlyList<Variable> variables, byte[][] codes, int[] elders)
    {
        this.elders = elders;
        this.codes = kind == LagKind.None ? [] : codes;
        summarised = kind == LagKind.All ? Summarised(variables) : [];
        sums = Array.ConvertAll(summarised, _ => new int[elders.Length]);
        counts = Array.ConvertAll(summarised, _ => new int[elders.Length]);
        Columns =
        [
            .. Enumerable.Range(0, this.codes.Length + (2 * summarised.Length)).Select(_ => new byte[elders.Length]),
            .. kind == LagKind.Above ? TreePlaces.CodesOf(elders) : [],
        ];
    }

    /// <summary>The features: of each variable the code before, then means and largest codes, or places. Shape [features][rows].</summary>
    public byte[][] Columns { get; }

    /// <summary>What the features are, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<Variable> Describe(LagKind kind, IReadOnlyList<Variable> variables)
    {
        var summaries = kind == LagKind.All ? Summarised(variables) : [];
        var which = kind == LagKind.Above ? "row above" : "sibling before";
        return
        [
            .. kind == LagKind.None ? [] : variables.Select(variable => variable with { Name = $"{variable.Name}, {which}" }),
            .. summaries.Select(i => variables[i] with { Name = $"{variables[i].Name}, mean of siblings before" }),
            .. summaries.Select(i => variables[i] with { Name = $"{variables[i].Name}, most of siblings before" }),
            .. kind == LagKind.Above ? TreePlaces.Variables : [],
        ];
    }

    /// <summary>The features of rows whose variables are all known.</summary>
    public static byte[][] Of(LagKind kind, IReadOnlyList<Variable> variables, byte[][] codes, int[] elders)
    {
        var features = new LagFeatures(kind, variables, codes, elders);
        for (var row = 0; row < elders.Length; row++)
        {
            features.Pass(row);
        }

        return features.Columns;
    }

    /// <summary>Fills the features of a row.</summary>
    public void Pass(int row)
    {
        if (elders[row] is not (>= 0 and var elder))
        {
            return;
        }

        for (var i = 0; i < codes.Length; i++)
        {
            Columns[i][row] = codes[i][elder];
        }

        for (var i = 0; i < summarised.Length; i++)
        {
            var code = codes[summarised[i]][elder];
            var most = codes.Length + summarised.Length + i;
            sums[i][row] = sums[i][elder] + code;
            counts[i][row] = counts[i][elder] + (code == 0 ? 0 : 1);
            Columns[codes.Length + i][row] = (byte)(counts[i][row] == 0 ? 0 : (sums[i][row] + (counts[i][row] / 2)) / counts[i][row]);
            Columns[most][row] = Math.Max(Columns[most][elder], code);
        }
    }

    private static int[] Summarised(IReadOnlyList<Variable> variables) =>
        [.. variables.Index().Where(entry => entry.Item is { Kind: FeatureKind.Ordinal, BinCount: > 2 }).Select(entry => entry.Index)];
}
