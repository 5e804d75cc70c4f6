using Synth.Modeling;

namespace Synth.Engine;

/// <summary>What the qualities stand for.</summary>
public static class QualitySettings
{
    /// <summary>The fit options of a quality.</summary>
    public static FitOptions ToFitOptions(this Quality quality) => quality switch
    {
        Quality.Fast => FitOptions.Default with { SampleRows = 20_000, TreeCount = 6, GateRows = 0, MaxLeafRows = 0 },
        Quality.Standard => FitOptions.Default,
        Quality.Best => FitOptions.Default with { SampleRows = 400_000, TreeCount = 24, GateRows = 20_000, FamilyCandidates = 32 },
        _ => throw new ArgumentOutOfRangeException(nameof(quality), quality, "An unknown quality."),
    };
}
