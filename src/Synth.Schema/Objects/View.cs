namespace Synth.Schema;

/// <summary>A view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">The engine's own text of it: a query or a whole statement, as the engine gives it.</param>
/// <param name="IsMaterialized">Whether its rows are stored.</param>
/// <param name="DependsOn">Tables and views it reads, where the catalog says.</param>
public sealed record View(TableName Name, string Definition, bool IsMaterialized, ValueList<TableName> DependsOn)
{
    /// <summary>The comment in the catalog.</summary>
    public string? Comment { get; init; }

    /// <summary>
    /// Settings of the session that its text was written under, where they decide its meaning and are not the engine's usual ones:
    /// <c>QUOTED_IDENTIFIER OFF</c>.
    /// </summary>
    public ValueList<string> Options { get; init; } = [];
}
