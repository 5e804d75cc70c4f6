using System.Text.Json.Serialization;
using Synth.Learning;

namespace Synth.Modeling;

/// <summary>A variable of a table with the forest that draws it from the context and the variables before it.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Presence">The presence variable that must say yes; -1 for none.</param>
/// <param name="Distinct">Among which rows no code may come twice; null for no such rule.</param>
/// <param name="Forest">The forest over the features before the variable.</param>
internal sealed record VariableModel(
    Variable Variable,
    int Presence,
    DistinctGroup? Distinct,
    [property: JsonConverter(typeof(ForestJsonConverter))] Forest Forest)
{
    /// <summary>What it follows, so that it is not drawn; null for none.</summary>
    public CalendarFollow? Follow { get; init; }

    /// <summary>Whether it is the presence of columns that, once missing, are missing in all siblings after.</summary>
    public bool IsPrefix { get; init; }
}
