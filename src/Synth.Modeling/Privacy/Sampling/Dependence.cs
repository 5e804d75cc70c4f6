namespace Synth.Modeling;

/// <summary>How an attribute follows another one, by groups of codes.</summary>
/// <param name="Predictor">The other attribute: those of the parent first, then the row's own.</param>
/// <param name="PredictorGroups">The groups of its codes.</param>
/// <param name="Groups">The groups of the codes of the attribute itself.</param>
/// <param name="Shares">The distribution over groups for each group of the predictor. Shape [predictor groups][groups].</param>
internal sealed record Dependence(int Predictor, CodeGroups PredictorGroups, CodeGroups Groups, double[][] Shares)
{
    /// <summary>Draws a code.</summary>
    /// <param name="predictor">The code of the predictor.</param>
    /// <param name="codeShares">How often each code of the attribute comes.</param>
    /// <param name="groupDraw">A uniform number in [0, 1) for the group.</param>
    /// <param name="codeDraw">A uniform number in [0, 1) for the code within it.</param>
    public int Draw(int predictor, double[] codeShares, double groupDraw, double codeDraw)
    {
        var group = Pick(Shares[PredictorGroups.GroupOf[predictor]], groupDraw);
        var within = new double[codeShares.Length];
        for (var code = 0; code < within.Length; code++)
        {
            within[code] = Groups.GroupOf[code] == group ? codeShares[code] : 0;
        }

        // A group that only noise has made has no code that ever comes.
        return Pick(within.Sum() > 0 ? within : codeShares, codeDraw);
    }

    /// <summary>A position by its weight.</summary>
    /// <param name="weights">The weights, not all zero.</param>
    /// <param name="draw">A uniform number in [0, 1).</param>
    public static int Pick(double[] weights, double draw)
    {
        var rest = draw * weights.Sum();
        var last = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                last = i;
                rest -= weights[i];
                if (rest < 0)
                {
                    return i;
                }
            }
        }

        return last;
    }
}
