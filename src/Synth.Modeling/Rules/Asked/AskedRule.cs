using Synth.Schema;

namespace Synth.Modeling;

/// <summary>A rule that the user asks for: exactly one of its forms is given.</summary>
/// <param name="Table">The table whose column it restricts.</param>
internal sealed record AskedRule(TableName Table)
{
    /// <summary>What computes or bounds a column; its support and what depends on the sample are not known yet.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The column that others decide.</summary>
    public string? Column { get; init; }

    /// <summary>The columns that decide it.</summary>
    public ValueList<string>? Deciding { get; init; }

    /// <summary>The column that repeats one of a row above.</summary>
    public RepeatedColumnModel? Repeated { get; init; }

    /// <summary>The condition that rows keep, in the dialect of the source.</summary>
    public string? Condition { get; init; }
}
