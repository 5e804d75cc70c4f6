using Synth.Schema;

namespace Synth.Engine;

/// <summary>The source, or the configuration, is no longer what the model was fitted to, and the policy is to halt.</summary>
public sealed class DriftException : SynthException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="entries">The differences, at least one.</param>
    public DriftException(ValueList<DriftEntry> entries)
        : base(Describe(entries)) => Entries = entries;

    /// <summary>The differences.</summary>
    public ValueList<DriftEntry> Entries { get; }

    private static string Describe(ValueList<DriftEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return string.Join(
            Environment.NewLine,
            ["The source is no longer what the model was fitted to; the target stays as it is.", .. entries.Select(entry => $"  {entry}"),
             "Add --drift auto to fit again, or --drift continue to go on with the model as it is."]);
    }
}
