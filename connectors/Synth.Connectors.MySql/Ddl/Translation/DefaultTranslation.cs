using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>Carries defaults over from another dialect. Pure.</summary>
internal static partial class DefaultTranslation
{
    /// <summary>
    /// The default in the engine's dialect, as its catalog words it, with what it means otherwise; null with the reason when there is none
    /// that means the same.
    /// </summary>
    /// <param name="value">The source's default.</param>
    /// <param name="target">The column's type in the target.</param>
    /// <param name="expressions">Translates the source's expressions.</param>
    /// <param name="version">What the server can do.</param>
    public static (DefaultValue? Value, string Remark) Translate(
        DefaultValue value, TypeTranslation target, ExpressionTranslator expressions, ServerVersion version)
    {
        var (translated, remark) = value is ExpressionDefault expression ? expressions.Default(expression.Sql, target.Type) : (value, "");
        return translated switch
        {
            LiteralDefault { Text: null } => (null, "null is the default of every column"),
            LiteralDefault { Text: var text } => TranslateLiteral(text, target, version) is { } literal
                ? (literal, remark)
                : (null, "its literal is no default of the column's type here"),
            ExpressionDefault { Sql: var sql } when !version.HasDefaultExpressions
                && !IsClock(sql) => (null, $"{version} has no expressions as defaults"),
            _ => (translated, remark),
        };
    }

    private static LiteralDefault? TranslateLiteral(string text, TypeTranslation target, ServerVersion version) => target.Type switch
    {
        BooleanType => text.ToUpperInvariant() switch
        {
            "1" or "TRUE" or "T" or "B'1'" => new LiteralDefault("1", IsQuoted: false),
            "0" or "FALSE" or "F" or "B'0'" => new LiteralDefault("0", IsQuoted: false),
            _ => null,
        },
        IntegerType => Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? new LiteralDefault(text, IsQuoted: false)
            : null,
        DecimalType or FloatType => Number().IsMatch(text) ? new LiteralDefault(text, IsQuoted: false) : null,
        TextType { MaxLength: null } => version.HasDefaultsOfTexts ? new LiteralDefault(text, IsQuoted: true) : null,
        TextType { MaxLength: var length } => text.Length <= length ? new LiteralDefault(text, IsQuoted: true) : null,
        EnumType { AllowsMany: false } labels => labels.Labels.Contains(text) ? new LiteralDefault(text, IsQuoted: true) : null,
        DateType or TimestampType => IsoDate().IsMatch(text) ? new LiteralDefault(text, IsQuoted: true) : null,
        _ => null,
    };

    private static bool IsClock(string sql) => sql.StartsWith("current_timestamp", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$")]
    private static partial Regex IsoDate();
}
