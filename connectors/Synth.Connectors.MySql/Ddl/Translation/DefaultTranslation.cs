using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Connectors.MySql.Sessions;
using Synth.Schema;

namespace Synth.Connectors.MySql.Ddl.Translation;

/// <summary>Carries defaults over from another dialect. Pure.</summary>
internal static partial class DefaultTranslation
{
    // What the dialects call the present, and the type of it.
    private static readonly Dictionary<string, Type> Clocks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["current_timestamp"] = typeof(TimestampType),
        ["current_timestamp()"] = typeof(TimestampType),
        ["now()"] = typeof(TimestampType),
        ["localtimestamp"] = typeof(TimestampType),
        ["getdate()"] = typeof(TimestampType),
        ["sysdatetime()"] = typeof(TimestampType),
        ["getutcdate()"] = typeof(TimestampType),
        ["sysutcdatetime()"] = typeof(TimestampType),
        ["datetime('now')"] = typeof(TimestampType),
        ["current_date"] = typeof(DateType),
        ["date('now')"] = typeof(DateType),
        ["current_time"] = typeof(TimeType),
        ["localtime"] = typeof(TimeType),
        ["time('now')"] = typeof(TimeType),
    };

    /// <summary>The default in the engine's dialect, as its catalog words it; null when there is none that means the same.</summary>
    /// <param name="value">The source's default.</param>
    /// <param name="target">The column's type in the target.</param>
    /// <param name="version">What the server can do.</param>
    public static DefaultValue? Translate(DefaultValue value, TypeTranslation target, ServerVersion version) => value switch
    {
        LiteralDefault { Text: null } => null,
        LiteralDefault literal => TranslateLiteral(literal.Text, target, version),
        ExpressionDefault expression => TranslateClock(expression.Sql, target.Type, version),
        _ => null,
    };

    private static LiteralDefault? TranslateLiteral(string text, TypeTranslation target, ServerVersion version) => target.Type switch
    {
        BooleanType => text.ToUpperInvariant() switch
        {
            "1" or "TRUE" or "T" or "B'1'" => new LiteralDefault("1", IsQuoted: false),
            "0" or "FALSE" or "F" or "B'0'" => new LiteralDefault("0", IsQuoted: false),
            _ => null,
        },
        IntegerType => Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? new LiteralDefault(text, IsQuoted: false) : null,
        DecimalType or FloatType => Number().IsMatch(text) ? new LiteralDefault(text, IsQuoted: false) : null,
        TextType { MaxLength: null } => version.HasDefaultsOfTexts ? new LiteralDefault(text, IsQuoted: true) : null,
        TextType { MaxLength: var length } => text.Length <= length ? new LiteralDefault(text, IsQuoted: true) : null,
        EnumType { AllowsMany: false } labels => labels.Labels.Contains(text) ? new LiteralDefault(text, IsQuoted: true) : null,
        DateType or TimestampType => IsoDate().IsMatch(text) ? new LiteralDefault(text, IsQuoted: true) : null,
        _ => null,
    };

    private static ExpressionDefault? TranslateClock(string sql, ColumnType target, ServerVersion version)
    {
        var bare = sql.Trim();
        while (bare is ['(', .. var inner, ')'] && !inner.StartsWith(')'))
        {
            bare = inner.Trim();
        }

        if (!Clocks.TryGetValue(bare, out var kind) || kind != target.GetType())
        {
            return null;
        }

        return target switch
        {
            TimestampType { FractionalDigits: var digits } => new ExpressionDefault(Now(digits, version)),
            DateType when version.HasDefaultExpressions => new ExpressionDefault("curdate()"),
            TimeType when version.HasDefaultExpressions => new ExpressionDefault("curtime()"),
            _ => null,
        };
    }

    private static string Now(int digits, ServerVersion version)
    {
        var precision = digits == 0 ? "" : digits.ToString(CultureInfo.InvariantCulture);
        return version.IsMariaDb ? $"current_timestamp({precision})"
            : digits == 0 ? "CURRENT_TIMESTAMP"
            : $"CURRENT_TIMESTAMP({precision})";
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$")]
    private static partial Regex IsoDate();
}
