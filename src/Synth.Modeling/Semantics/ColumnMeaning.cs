namespace Synth.Modeling;

/// <summary>What a column was taken for.</summary>
/// <param name="Type">The meaning.</param>
/// <param name="Confidence">How sure that is, 0 to 1; 1 when it was given by the user.</param>
/// <param name="Locale">The language and country of the values, as <c>de</c> or <c>pt_BR</c>; null when it makes no difference or cannot be
/// told.</param>
public sealed record ColumnMeaning(SemanticType Type, double Confidence, string? Locale = null)
{
    /// <summary>No meaning was recognised.</summary>
    public static ColumnMeaning None { get; } = new(SemanticType.None, 0);
}
