using Synth.Modeling;

namespace Synth.Engine;

/// <summary>A fit that others help with; when it is disposed they stop.</summary>
public interface ISharedFit : IAsyncDisposable
{
    /// <summary>Begins to share pieces with all who have read the same rows.</summary>
    /// <param name="digest">The digest of the sample as it was read here.</param>
    /// <returns>Shares them.</returns>
    IPieceExchange Begin(UInt128 digest);
}
