namespace Synth.Evaluation;

/// <summary>How much the synthetic rows help to guess one column of a row whose other columns are known.</summary>
/// <param name="Column">The column that is guessed.</param>
/// <param name="Risk">How much more often the guess is right for rows that the fit saw.</param>
public sealed record AttributeInference(string Column, AttackRisk Risk)
{
    /// <summary>
    /// The limit of the gate: where less is left, right guesses about members can exceed those about strangers by less than that.
    /// </summary>
    internal const double LeastRoom = 0.15;

    /// <summary>
    /// Whether guesses about strangers fail in at least 15 of 100 cases, so that there is something left to learn about members. Otherwise
    /// the column is all but known to everyone: the attribute advantage (Yeom et al. 2018: the difference of both successes) cannot
    /// reach 0.15 whatever the synthetic rows hold, while the risk divides a few guesses by next to nothing. It is shown, and no gate asks
    /// for it.
    /// </summary>
    public bool LeavesRoom => 1 - Risk.ControlSuccesses >= LeastRoom;
}
