using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>Carries defaults over from another dialect. Pure.</summary>
internal static partial class DefaultTranslation
{
    /// <summary>
    /// The default in PostgreSQL's dialect, with what it means otherwise; null with the reason when there is none that means the same.
    /// </summary>
    /// <param name="value">The source's default.</param>
    /// <param name="target">The type of the column in the target.</param>
    /// <param name="expressions">Translates the source's expressions.</param>
    public static (DefaultValue? Value, string Remark) Translate(DefaultValue value, ColumnType target, ExpressionTranslator expressions)
    {
        var (translated, remark) = value is ExpressionDefault expression ? expressions.Default(expression.Sql, target) : (value, "");
        return translated is LiteralDefault { Text: { } text }
            ? TranslateLiteral(text, target) is { } literal
                ? (literal, remark) : (null, "its literal is no value of the column's type here")
            : (translated, remark);
    }

    private static LiteralDefault? TranslateLiteral(string text, ColumnType target) => target switch
    {
        BooleanType => text.ToUpperInvariant() switch
        {
            "1" or "TRUE" or "T" or "B'1'" => new LiteralDefault("true", IsQuoted: false),
            "0" or "FALSE" or "F" or "B'0'" => new LiteralDefault("false", IsQuoted: false),
            _ => null,
        },
        IntegerType => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? new LiteralDefault(text, IsQuoted: false)
            : null,
        DecimalType or FloatType => Number().IsMatch(text) ? new LiteralDefault(text, IsQuoted: false) : null,
        TextType or JsonType => new LiteralDefault(text, IsQuoted: true),
        UuidType => Guid.TryParse(text, out _) ? new LiteralDefault(text, IsQuoted: true) : null,

        // Elsewhere a time may be longer than a day, and a date in no calendar.
        TimeType => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _) ? new LiteralDefault(text, IsQuoted: true) : null,
        DateType or TimestampType when text.StartsWith("0000-00-00", StringComparison.Ordinal) =>
            new LiteralDefault("-infinity", IsQuoted: true),
        DateType or TimestampType => IsoDate().IsMatch(text) && DateTime.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? new LiteralDefault(text, IsQuoted: true)
            : null,
        _ => null,
    };

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$")]
    private static partial Regex IsoDate();
}
