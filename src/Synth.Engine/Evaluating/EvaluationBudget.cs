namespace Synth.Engine;

/// <summary>How much work an evaluation is worth.</summary>
public enum EvaluationBudget
{
    /// <summary>Seconds.</summary>
    Quick,

    /// <summary>Up to a minute for ten tables of 100,000 rows.</summary>
    Standard,

    /// <summary>Minutes: the figures to be quoted.</summary>
    Thorough,
}
