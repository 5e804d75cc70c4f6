using Synth.Learning;

namespace Synth.Modeling;

/// <summary>
/// The features by which a row sees its elder siblings. The same code serves the fit and the generation: rows are passed in turn, each
/// after its elder siblings are complete.
/// </summary>
internal sealed class LagFeatures
{
    private readonly int[] parents;
    private readonly byte[][] codes;
    private readonly int[] summarised;
    private readonly int[][] sums;
    private readonly int[][] counts;

    /// <summary>Prepares the features of some rows.</summary>
    /// <param name="kind">What rows see.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="codes">Their codes, complete for elder siblings when a row is passed. Shape [variables][rows].</param>
    /// <param name="parents">The parent of each row; siblings stand together.</param>
    public LagFeatures(LagKind kind, IReadOnlyList<Variable> variables, byte[][] codes, int[] parents)
    {
        this.parents = parents;
        this.codes = kind == LagKind.None ? [] : codes;
        summarised = kind == LagKind.All ? Summarised(variables) : [];
        sums = Array.ConvertAll(summarised, _ => new int[parents.Length]);
        counts = Array.ConvertAll(summarised, _ => new int[parents.Length]);
        Columns = [.. Enumerable.Range(0, this.codes.Length + (2 * summarised.Length)).Select(_ => new byte[parents.Length])];
    }

    /// <summary>The features: of each variable the code before, then means and largest codes. Shape [features][rows].</summary>
    public byte[][] Columns { get; }

    /// <summary>What the features are, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<Variable> Describe(LagKind kind, IReadOnlyList<Variable> variables)
    {
        var summaries = kind == LagKind.All ? Summarised(variables) : [];
        return
        [
            .. kind == LagKind.None ? [] : variables.Select(variable => variable with { Name = $"{variable.Name}, sibling before" }),
            .. summaries.Select(i => variables[i] with { Name = $"{variables[i].Name}, mean of siblings before" }),
            .. summaries.Select(i => variables[i] with { Name = $"{variables[i].Name}, most of siblings before" }),
        ];
    }

    /// <summary>The features of rows whose variables are all known.</summary>
    public static byte[][] Of(LagKind kind, IReadOnlyList<Variable> variables, byte[][] codes, int[] parents)
    {
        var features = new LagFeatures(kind, variables, codes, parents);
        for (var row = 0; row < parents.Length; row++)
        {
            features.Pass(row);
        }

        return features.Columns;
    }

    /// <summary>Fills the features of a row.</summary>
    public void Pass(int row)
    {
        if (row == 0 || parents[row] < 0 || parents[row - 1] != parents[row])
        {
            return;
        }

        for (var i = 0; i < codes.Length; i++)
        {
            Columns[i][row] = codes[i][row - 1];
        }

        for (var i = 0; i < summarised.Length; i++)
        {
            var code = codes[summarised[i]][row - 1];
            var most = codes.Length + summarised.Length + i;
            sums[i][row] = sums[i][row - 1] + code;
            counts[i][row] = counts[i][row - 1] + (code == 0 ? 0 : 1);
            Columns[codes.Length + i][row] = (byte)(counts[i][row] == 0 ? 0 : (sums[i][row] + (counts[i][row] / 2)) / counts[i][row]);
            Columns[most][row] = Math.Max(Columns[most][row - 1], code);
        }
    }

    private static int[] Summarised(IReadOnlyList<Variable> variables) =>
        [.. variables.Index().Where(entry => entry.Item is { Kind: FeatureKind.Ordinal, BinCount: > 2 }).Select(entry => entry.Index)];
}
