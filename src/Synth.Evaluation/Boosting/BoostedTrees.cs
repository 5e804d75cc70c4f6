using System.Runtime.InteropServices;

namespace Synth.Evaluation;

/// <summary>
/// Gradient-boosted trees by LightGBM (Ke et al. 2017): a judge that shares no code with the model it judges.
/// </summary>
internal sealed class BoostedTrees : IDisposable
{
    private const string OneThread = "num_threads=1 verbosity=-1";

    private readonly int width;
    private readonly int classes;
    private nint dataset;
    private nint booster;

    private BoostedTrees(int width, int classes)
    {
        this.width = width;
        this.classes = classes;
    }

    /// <summary>Learns to tell two classes apart.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="labels">0 or 1 for each row; both occur.</param>
    /// <param name="options">How.</param>
    public static BoostedTrees Classify(FeatureRows rows, float[] labels, BoostingOptions options) =>
        Train(rows, labels, options, "binary", 1);

    /// <summary>Learns to tell several classes apart.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="labels">The class of each row, from 0.</param>
    /// <param name="classes">The number of classes, at least 2.</param>
    /// <param name="options">How.</param>
    public static BoostedTrees ClassifyMany(FeatureRows rows, float[] labels, int classes, BoostingOptions options) =>
        Train(rows, labels, options, FormattableString.Invariant($"multiclass num_class={classes}"), classes);

    /// <summary>Learns to predict a number.</summary>
    public static BoostedTrees Regress(FeatureRows rows, float[] targets, BoostingOptions options) =>
        Train(rows, targets, options, "regression", 1);

    /// <summary>Log-odds of class 1, or predicted numbers. Shape [rows].</summary>
    public double[] Score(FeatureRows rows) => Predict(rows, LightGbmLibrary.RawScores);

    /// <summary>The probability of each class, row by row. Shape [rows × classes].</summary>
    public double[] Probabilities(FeatureRows rows) => Predict(rows, LightGbmLibrary.Predictions);

    /// <summary>What each variable contributed: the gain of its splits. Shape [variables].</summary>
    public double[] Weights()
    {
        var weights = new double[width];
        Check(LightGbmLibrary.BoosterFeatureImportance(booster, 0, LightGbmLibrary.Gain, weights));
        return weights;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (booster != 0)
        {
            _ = LightGbmLibrary.BoosterFree(booster);
            booster = 0;
        }

        if (dataset != 0)
        {
            _ = LightGbmLibrary.DatasetFree(dataset);
            dataset = 0;
        }
    }

    private static BoostedTrees Train(FeatureRows rows, float[] labels, BoostingOptions options, string objective, int classes)
    {
        var parameters = options.ToParameters(objective);
        var trees = new BoostedTrees(rows.Width, classes);
        try
        {
            Check(LightGbmLibrary.DatasetCreate(rows.Values, LightGbmLibrary.Float32,
                rows.Count, rows.Width, 1, parameters, 0, out trees.dataset));
            Check(LightGbmLibrary.DatasetSetField(trees.dataset, "label", labels, labels.Length, LightGbmLibrary.Float32));
            Check(LightGbmLibrary.BoosterCreate(trees.dataset, parameters, out trees.booster));
            for (var tree = 0; tree < options.TreeCount; tree++)
            {
                Check(LightGbmLibrary.BoosterUpdate(trees.booster, out var isFinished));
                if (isFinished != 0)
                {
                    break;
                }
            }

            return trees;
        }
        catch (DllNotFoundException exception)
        {
            throw new EvaluationException(
                "LightGBM's library cannot be loaded. It is there for x64 processors, and needs OpenMP: on Debian install libgomp1. "
                + "Without it nothing can be evaluated; a clone can be made with --no-evaluate.",
                exception);
        }
        catch
        {
            trees.Dispose();
            throw;
        }
    }

    private double[] Predict(FeatureRows rows, int kind)
    {
        var result = new double[rows.Count * classes];
        Check(LightGbmLibrary.BoosterPredict(
            booster, rows.Values, LightGbmLibrary.Float32, rows.Count, rows.Width, 1, kind, 0, 0, OneThread, out _, result));
        return result;
    }

    private static void Check(int code)
    {
        if (code != 0)
        {
            throw new InvalidOperationException($"LightGBM: {Marshal.PtrToStringUTF8(LightGbmLibrary.GetLastError())}");
        }
    }
}
