using Synth.Schema;

namespace Synth.Engine.Configuration;

/// <summary>Statements of the user's that are carried out on the target.</summary>
/// <param name="Before">Before its tables are created, in order.</param>
/// <param name="After">After its rows, keys and views, before it is verified, in order.</param>
public sealed record HookSettings(ValueList<string> Before, ValueList<string> After)
{
    /// <summary>No statements.</summary>
    public static HookSettings None { get; } = new([], []);
}
