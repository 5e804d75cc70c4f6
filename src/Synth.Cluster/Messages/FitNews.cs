namespace Synth.Cluster.Messages;

/// <summary>What a member of a shared fit is told when it gives a sign of life.</summary>
/// <param name="Standing">How it stands with the fit.</param>
/// <param name="Made">Of the pieces that it waits for, those that are there.</param>
/// <param name="Free">Of the pieces that it waits for, those that nobody makes any more.</param>
/// <param name="Helpers">How many workers help.</param>
/// <param name="Notes">For the owner: why workers do not help, one for each.</param>
[GenerateSerializer]
internal sealed record FitNews(FitStanding Standing, FitPiece[] Made, UInt128[] Free, int Helpers, string[] Notes)
{
    public static FitNews Of(FitStanding standing) => new(standing, [], [], 0, []);
}
