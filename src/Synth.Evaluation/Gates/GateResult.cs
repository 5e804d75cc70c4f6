using Synth.Schema;

namespace Synth.Evaluation;

/// <summary>What a gate found.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Checked">Figures that it was asked about.</param>
/// <param name="Failed">Those that do not pass.</param>
public sealed record GateResult(QualityGate Gate, int Checked, ValueList<Figure> Failed)
{
    /// <summary>Whether everything passes that was asked, and something was where that is a must.</summary>
    public bool IsPassed => Failed.Count == 0 && (Checked > 0 || !Gate.MustBeMeasured);

    /// <summary>What was found, in words.</summary>
    public string Summary => Checked == 0
        ? "nothing that it asks for was measured: too few rows, no unseen rows, or no such column"
        : $"{Failed.Count} of {Checked} figures {(Failed.Count == 1 ? "does" : "do")} not pass";

    /// <summary>Asks a gate about figures.</summary>
    public static GateResult Of(QualityGate gate, IEnumerable<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(figures);
        var asked = figures.Select(figure => (Figure: figure, Passes: gate.Passes(figure)))
            .Where(entry => entry.Passes is not null).ToArray();
        return new GateResult(gate, asked.Length, asked.Where(entry => entry.Passes == false).Select(entry => entry.Figure).ToValueList());
    }
}
