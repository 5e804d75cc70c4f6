namespace Synth.Schema;

/// <summary>
/// A failure that a person can act on. Its message says what failed, where, and what to do next, and never holds a cell value,
/// a password or a key. Subclasses say who must act.
/// </summary>
public abstract class SynthException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed, where, what to do next.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    protected SynthException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
