namespace Synth.Connectors;

/// <summary>An expression in another dialect, or why there is none.</summary>
/// <param name="Sql">The expression; null when it cannot be said there.</param>
/// <param name="Remark">What it means otherwise than in the source, or why it cannot be said: a clause without a full stop. Empty for the
/// same meaning.</param>
public sealed record ExpressionTranslation(string? Sql, string Remark)
{
    /// <summary>Whether it means exactly what it meant in the source.</summary>
    public bool IsExact => Sql is not null && Remark.Length == 0;
}
