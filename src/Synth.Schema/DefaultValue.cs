using System.Text.Json.Serialization;

namespace Synth.Schema;

/// <summary>
/// What a column gets when an insert names no value: closed to literals and expressions, so that neither is taken for the other.
/// </summary>
[JsonDerivedType(typeof(LiteralDefault), "literal")]
[JsonDerivedType(typeof(ExpressionDefault), "expression")]
public abstract record DefaultValue
{
    private protected DefaultValue()
    {
    }

    /// <summary>The name that a person gave to the default (SQL Server); null where there is none.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// The engine's own spelling where it is not the usual one of the value (SQL Server: <c>'x'</c> for <c>N'x'</c>; PostgreSQL:
    /// <c>'0'::smallint</c> for <c>0</c>); null for the usual one.
    /// </summary>
    public string? Spelling { get; init; }
}

/// <summary>A constant.</summary>
/// <param name="Text">The value itself without SQL quotes; null for an explicit NULL.</param>
/// <param name="IsQuoted">Whether the engine's text form is quoted (text, dates) or bare (numbers, booleans).</param>
public sealed record LiteralDefault(string? Text, bool IsQuoted) : DefaultValue;

/// <summary>An SQL expression in the source engine's dialect.</summary>
/// <param name="Sql">The expression as the catalog gives it.</param>
public sealed record ExpressionDefault(string Sql) : DefaultValue;
