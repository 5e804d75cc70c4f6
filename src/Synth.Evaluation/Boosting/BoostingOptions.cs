using System.Globalization;

namespace Synth.Evaluation;

/// <summary>How trees are boosted: as strong and as cautious as the classifiers of published two-sample tests.</summary>
/// <param name="TreeCount">Trees; per class where there are more than two.</param>
internal sealed record BoostingOptions(int TreeCount)
{
    private const int Depth = 5;

    /// <summary>
    /// LightGBM's parameters. One thread and fixed seeds: equal input gives equal output, and models are trained side by side.
    /// </summary>
    /// <param name="objective">LightGBM's name of the objective, with what it needs.</param>
    public string ToParameters(string objective) => string.Create(
        CultureInfo.InvariantCulture,
        $"objective={objective} num_iterations={TreeCount} num_leaves={1 << Depth} max_depth={Depth} learning_rate=0.1 "
        + $"bagging_fraction=0.9 bagging_freq=1 feature_fraction=0.8 min_data_in_leaf=1 min_sum_hessian_in_leaf=1 min_data_in_bin=1 "
        + $"lambda_l2=1 seed=1 num_threads=1 deterministic=true force_row_wise=true verbosity=-1");
}
