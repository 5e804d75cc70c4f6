using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>Carries defaults over from another dialect. Pure.</summary>
internal static partial class DefaultTranslation
{
    /// <summary>
    /// The default in SQL Server's dialect, with what it means otherwise; null with the reason when there is none that means the same.
    /// </summary>
    /// <param name="value">The source's default.</param>
    /// <param name="target">The type of the column in the target.</param>
    /// <param name="expressions">Translates the source's expressions.</param>
    public static (DefaultValue? Value, string Remark) Translate(DefaultValue value, ColumnType target, ExpressionTranslator expressions)
    {
        var (translated, remark) = value is ExpressionDefault expression ? expressions.Default(expression.Sql, target) : (value, "");
        return translated is LiteralDefault constant
            ? TranslateLiteral(constant, target) is { } literal
                ? (literal, remark) : (null, "its literal is no value of the column's type here")
            : (translated, remark);
    }

    private static LiteralDefault? TranslateLiteral(LiteralDefault literal, ColumnType target) => (literal.Text, target) switch
    {
        (null, _) => new LiteralDefault(null, IsQuoted: false),
        (var text, BooleanType) => TranslateBoolean(text),
        (var text, IntegerType) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? new LiteralDefault(text, IsQuoted: false)
            : null,
        (var text, DecimalType or FloatType) => Number().IsMatch(text) ? new LiteralDefault(text, IsQuoted: false) : null,
        (var text, TextType) => new LiteralDefault(text, IsQuoted: true),
        (var text, DateType or TimestampType) => IsoDate().IsMatch(text) ? new LiteralDefault(text, IsQuoted: true) : null,
        (var text, UuidType) => Guid.TryParse(text, out _) ? new LiteralDefault(text, IsQuoted: true) : null,
        _ => null,
    };

    private static LiteralDefault? TranslateBoolean(string text) => text.ToUpperInvariant() switch
    {
        "1" or "TRUE" or "T" or "B'1'" => new LiteralDefault("1", IsQuoted: false),
        "0" or "FALSE" or "F" or "B'0'" => new LiteralDefault("0", IsQuoted: false),
        _ => null,
    };

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?)?$")]
    private static partial Regex IsoDate();
}
