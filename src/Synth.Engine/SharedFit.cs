using System.Globalization;

namespace Synth.Engine;

/// <summary>How far a fit is that many processes share.</summary>
/// <param name="Helpers">Other processes that take part and were heard of lately.</param>
/// <param name="MadeHere">Costly pieces of the fit (forests, other trees, judgements) that were made here.</param>
/// <param name="MadeElsewhere">Those that were taken over from others.</param>
/// <param name="Note">What people should know of it besides: why somebody does not help; null for nothing.</param>
/// <param name="IsOver">Whether this is the last that is told of it.</param>
public sealed record SharedFit(int Helpers, int MadeHere, int MadeElsewhere, string? Note = null, bool IsOver = false)
{
    /// <summary>For people, on one line.</summary>
    public override string ToString() => Note ?? string.Create(
        CultureInfo.InvariantCulture,
        $"{Helpers} {(Helpers == 1 ? "worker helps" : "workers help")}, pieces: {MadeHere} made here, {MadeElsewhere} by others");
}
