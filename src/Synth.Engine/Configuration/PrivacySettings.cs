using Synth.Modeling;

namespace Synth.Engine.Configuration;

/// <summary>How much of the source may show; null leaves the default. See <see cref="FitOptions"/> for what each does.</summary>
/// <param name="MinCategoryFamilies">The fewest families behind a value that is emitted.</param>
/// <param name="MinWordFamilies">The fewest families behind a word that is emitted.</param>
/// <param name="MinLeafRows">The fewest rows behind a leaf.</param>
/// <param name="MinLeafFamilies">The fewest families behind a leaf.</param>
/// <param name="MaxLeafRows">The most rows that are asked of a leaf where unseen families are likelier so.</param>
/// <param name="Epsilon">How much the model may tell of any one family, in the sense of differential privacy.</param>
/// <param name="Delta">With what probability it may tell more; of no effect without <paramref name="Epsilon"/>.</param>
public sealed record PrivacySettings(
    int? MinCategoryFamilies = null,
    int? MinWordFamilies = null,
    int? MinLeafRows = null,
    int? MinLeafFamilies = null,
    int? MaxLeafRows = null,
    double? Epsilon = null,
    double? Delta = null)
{
    /// <summary>Fit options with these settings in place of theirs.</summary>
    public FitOptions ApplyTo(FitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options with
        {
            MinCategoryFamilies = MinCategoryFamilies ?? options.MinCategoryFamilies,
            MinWordFamilies = MinWordFamilies ?? options.MinWordFamilies,
            MinLeafRows = MinLeafRows ?? options.MinLeafRows,
            MinLeafFamilies = MinLeafFamilies ?? options.MinLeafFamilies,
            MaxLeafRows = MaxLeafRows ?? options.MaxLeafRows,
            Budget = Epsilon is { } epsilon ? new PrivacyBudget(epsilon, Delta ?? PrivacyBudget.DefaultDelta) : options.Budget,
        };
    }
}
