namespace Synth.Modeling;

/// <summary>A variable to be drawn, while the table is fitted.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Codes">Its codes. Shape [rows].</param>
/// <param name="Presence">The presence variable that must say yes; -1 for none.</param>
internal sealed record VariableDraft(Variable Variable, byte[] Codes, int Presence)
{
    /// <summary>
    /// For a variable that something decides, which features tell of that: those of the rows above first, then own ones; else null.
    /// </summary>
    public Func<bool, int, bool>? Sees { get; init; }

    /// <summary>What the variable follows, so that it is not drawn; null for none.</summary>
    public CalendarFollow? Follow { get; init; }

    /// <summary>Whether code 0, no value, is drawn like any other.</summary>
    public bool DrawsMissing { get; init; }

    /// <summary>The rows in which the variable is drawn rather than follows; null for all in which it is there.</summary>
    public int[]? Rows { get; init; }

    /// <summary>The rows to learn from; null for all.</summary>
    public int[]? LearnedRows =>
        Rows ?? (Codes.Contains((byte)0) && !DrawsMissing
            ? [.. Codes.Index().Where(entry => entry.Item != 0).Select(entry => entry.Index)]
            : null);
}
