using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Ddl.Translation;

/// <summary>Carries defaults over from another dialect. Pure.</summary>
internal static partial class DefaultTranslation
{
    private const string Now = "CURRENT_TIMESTAMP";

    // What the dialects call the present.
    private static readonly Dictionary<string, string> Clocks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["current_timestamp"] = Now,
        ["current_timestamp()"] = Now,
        ["now()"] = Now,
        ["getdate()"] = Now,
        ["sysdatetime()"] = Now,
        ["getutcdate()"] = Now,
        ["sysutcdatetime()"] = Now,
        ["datetime('now')"] = Now,
        ["current_date"] = "CURRENT_DATE",
        ["date('now')"] = "CURRENT_DATE",
        ["curdate()"] = "CURRENT_DATE",
        ["current_time"] = "LOCALTIME",
        ["time('now')"] = "LOCALTIME",
        ["curtime()"] = "LOCALTIME",
    };

    /// <summary>The default in PostgreSQL's dialect; null when there is none that means the same.</summary>
    /// <param name="value">The source's default.</param>
    /// <param name="target">The type of the column in the target.</param>
    public static DefaultValue? Translate(DefaultValue value, ColumnType target) => value switch
    {
        LiteralDefault { Text: null } => value,
        LiteralDefault literal => TranslateLiteral(literal.Text, target),
        ExpressionDefault expression => TranslateClock(expression.Sql, target),
        _ => null,
    };

    private static LiteralDefault? TranslateLiteral(string text, ColumnType target) => target switch
    {
        BooleanType => text.ToUpperInvariant() switch
        {
            "1" or "TRUE" or "T" or "B'1'" => new LiteralDefault("true", IsQuoted: false),
            "0" or "FALSE" or "F" or "B'0'" => new LiteralDefault("false", IsQuoted: false),
            _ => null,
        },
        IntegerType => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? new LiteralDefault(text, IsQuoted: false) : null,
        DecimalType or FloatType => Number().IsMatch(text) ? new LiteralDefault(text, IsQuoted: false) : null,
        TextType => new LiteralDefault(text, IsQuoted: true),
        DateType or TimestampType => IsoDate().IsMatch(text) ? new LiteralDefault(text, IsQuoted: true) : null,
        _ => null,
    };

    private static ExpressionDefault? TranslateClock(string sql, ColumnType target)
    {
        var bare = sql.Trim();
        while (bare is ['(', .. var inner, ')'] && !inner.StartsWith(')'))
        {
            bare = inner.Trim();
        }

        return target is TextType or DateType or TimeType or TimestampType && Clocks.TryGetValue(bare, out var clock) ? new ExpressionDefault(clock) : null;
    }

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?$")]
    private static partial Regex IsoDate();
}
