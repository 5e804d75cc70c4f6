using System.Text.Json.Serialization;
using Synth.Learning;
using Synth.Schema;

namespace Synth.Modeling;

/// <summary>
/// How many rows of another table belong to a row of this one: children under their primary parent, or rows whose link chooses it.
/// Counts are drawn before any column, so that totals and positions are settled first; columns are then drawn given the counts.
/// </summary>
/// <param name="Counted">The table whose rows are counted.</param>
/// <param name="Link">The link of that table; -1 for its primary parent.</param>
/// <param name="Encoder">The codes of the count.</param>
/// <param name="CodeRows">How many sampled rows have each code.</param>
/// <param name="Forest">The forest over the structure features before it.</param>
internal sealed record CountModel(
    TableName Counted,
    int Link,
    NumberEncoder Encoder,
    int[] CodeRows,
    [property: JsonConverter(typeof(ForestJsonConverter))] Forest Forest);
