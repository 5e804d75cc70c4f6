namespace Synth.Modeling;

/// <summary>How something of a row is coded.</summary>
/// <param name="Count">How many codes there are.</param>
/// <param name="IsOrdered">Whether neighbouring codes are alike.</param>
/// <param name="IsCount">Whether codes are numbers of rows.</param>
/// <param name="CodeOf">The code of a row.</param>
internal sealed record SlotCoding(int Count, bool IsOrdered, bool IsCount, Func<int, int> CodeOf);
