using Synth.Schema;

namespace Synth.Connectors;

/// <summary>A database could not be reached, refused the login, or lacks a permission.</summary>
/// <param name="message">What failed, where, what to do next.</param>
/// <param name="isTransient">Whether the same call may succeed a little later.</param>
/// <param name="innerException">The driver's exception.</param>
public sealed class ConnectionException(string message, bool isTransient, Exception? innerException = null)
    : SynthException(message, innerException)
{
    /// <summary>Whether the same call may succeed a little later.</summary>
    public bool IsTransient { get; } = isTransient;
}
