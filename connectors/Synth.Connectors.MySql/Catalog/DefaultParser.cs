using System.Globalization;
using System.Text.RegularExpressions;
using Synth.Connectors.MySql.Catalog.Parsing;
using Synth.Connectors.MySql.Catalog.Rows;
using Synth.Schema;

namespace Synth.Connectors.MySql.Catalog;

/// <summary>Tells constants from expressions among the defaults of a catalog. Pure.</summary>
internal static partial class DefaultParser
{
    /// <summary>The default of a column; null for none.</summary>
    /// <param name="row">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isSql">Whether the catalog gives SQL (MariaDB) rather than the bare value (MySQL).</param>
    public static DefaultValue? Parse(ColumnRow row, ColumnType type, bool isSql)
    {
        if (row.DefaultText is not { } text || row.GenerationExpression is { Length: > 0 })
        {
            return null;
        }

        if (Bits().Match(text) is { Success: true } bits)
        {
            return new LiteralDefault(Number(bits.Groups["digits"].Value), IsQuoted: false);
        }

        return isSql ? ParseSql(text) : ParseBare(row, type, text);
    }

    private static DefaultValue? ParseSql(string text) =>
        text == "NULL" ? null
        : SqlTokenizer.Tokenize(text) is [{ Kind: SqlTokenKind.Text } literal] ? new LiteralDefault(literal.Value, IsQuoted: true)
        : PlainNumber().IsMatch(text) ? new LiteralDefault(text, IsQuoted: false)
        : new ExpressionDefault(text);

    private static DefaultValue ParseBare(ColumnRow row, ColumnType type, string text)
    {
        // Before MySQL 8 only a clock is an expression, and nothing marks it.
        var isExpression = row.Extra.Contains("DEFAULT_GENERATED", StringComparison.OrdinalIgnoreCase)
            || (type is TimestampType && text.StartsWith("CURRENT_TIMESTAMP", StringComparison.OrdinalIgnoreCase));
        return isExpression
            ? new ExpressionDefault(text.Replace("\\'", "'", StringComparison.Ordinal))
            : new LiteralDefault(text, IsQuoted: type is not (BooleanType or IntegerType or DecimalType or FloatType));
    }

    private static string Number(string bits) =>
        bits.Aggregate(0UL, (number, bit) => (number << 1) | (bit == '1' ? 1UL : 0UL)).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^b'(?<digits>[01]+)'$")]
    private static partial Regex Bits();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex PlainNumber();
}
