namespace Synth.Modeling;

/// <summary>
/// Codes that never come together, although they would if they were independent: an open order is not shipped. Where one side decides the
/// other, all combinations that the source lacks are left out.
/// </summary>
/// <param name="Feature">The first side: a feature of the row itself by its number, or the complement of that of one above.</param>
/// <param name="Variable">The second side, among the variables of the table; it is drawn later and gives way.</param>
/// <param name="First">Codes of the first side.</param>
/// <param name="Second">For each of them the code of the second side that it does not come with.</param>
/// <param name="Subject">The column that gives way, for people.</param>
/// <param name="Reason">What it gives way to, for people.</param>
/// <param name="IsDecided">Whether the first side decides the second, or the second the first.</param>
/// <param name="Support">The sampled rows that it rests on.</param>
internal sealed record Exclusion(
    int Feature, int Variable, byte[] First, byte[] Second, string Subject, string Reason, bool IsDecided, long Support)
{
    /// <summary>The feature that tells the rows of which it speaks, numbered as <see cref="Feature"/> is; null for all rows.</summary>
    public int? When { get; init; }

    /// <summary>The code that this feature has in those rows.</summary>
    public byte WhenCode { get; init; }

    /// <summary>Which rows those are, for people; null for all.</summary>
    public string? Condition { get; init; }

    /// <summary>What it says, as a formula.</summary>
    public string Formula => (IsDecided ? $"{Subject} = f({Reason})" : $"{Subject} limited by {Reason}")
        + (Condition is null ? "" : $" when {Condition}");
}
