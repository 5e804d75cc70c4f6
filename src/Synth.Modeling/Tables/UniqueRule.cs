namespace Synth.Modeling;

/// <summary>A set of columns that must differ between rows and does not do so by construction.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="WithinSiblings">Whether the columns include the key to the primary parent, so that only siblings can collide.</param>
/// <param name="Adjusted">The data column that gives way when rows collide; null when a link does.</param>
/// <param name="Link">The link that gives way; -1 when a column does.</param>
internal sealed record UniqueRule(string[] Columns, bool WithinSiblings, string? Adjusted, int Link)
{
    /// <summary>Those of the columns whose case does not count.</summary>
    public string[] Folded { get; init; } = [];
}
