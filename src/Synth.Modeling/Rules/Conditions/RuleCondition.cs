using System.Text.Json.Serialization;

namespace Synth.Modeling;

/// <summary>Says of which rows of its table a rule speaks, by another column of the row.</summary>
/// <param name="Column">The column.</param>
[JsonDerivedType(typeof(ValueCondition), "values")]
[JsonDerivedType(typeof(LimitCondition), "limit")]
[JsonDerivedType(typeof(PresenceCondition), "presence")]
internal abstract record RuleCondition(string Column)
{
    /// <summary>What it says, as rules write it after their formula.</summary>
    /// <param name="names">How columns are written.</param>
    public abstract string Formula(RuleNames names);

    /// <summary>Reads whether rows of a block keep it; a row without a value does not.</summary>
    public abstract Func<int, bool> Bind(RuleRows rows);
}
