namespace Synth.Modeling;

/// <summary>The date or timestamp from which another one is counted.</summary>
/// <param name="FromParent">Whether it is a column of the primary parent rather than of the row itself.</param>
/// <param name="Column">The column.</param>
/// <param name="IsTimestamp">Whether it holds ticks rather than days.</param>
internal sealed record OffsetBase(bool FromParent, string Column, bool IsTimestamp);
