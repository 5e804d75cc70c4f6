using System.Data.SqlTypes;
using System.Globalization;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Scripts;

/// <summary>Values as the driver would send them, as constants. Pure.</summary>
internal static class ScriptLiterals
{
    /// <summary>The constant for a value of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value in the driver's type, or <see cref="DBNull"/>.</param>
    public static string Of(Column column, object value)
    {
        var culture = CultureInfo.InvariantCulture;
        return value switch
        {
            DBNull => "NULL",
            bool truth => truth ? "1" : "0",
            string text => Text(text),
            byte[] bytes => "0x" + Convert.ToHexString(bytes),
            Guid identifier => $"'{identifier:D}'",
            DateTime moment => Moment(column, moment),
            DateTimeOffset instant =>
                string.Create(culture, $"CONVERT(datetimeoffset(7), '{instant:yyyy-MM-ddTHH:mm:ss.fffffff}+00:00', 126)"),
            TimeSpan time => string.Create(culture, $@"CONVERT(time(7), '{time:hh\:mm\:ss\.fffffff}')"),
            SqlDecimal number => number.ToString(),
            double real => real.ToString("E16", culture),
            float real => real.ToString("E8", culture),
            IFormattable number => number.ToString(null, culture),
            _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "A type that the driver does not send."),
        };
    }

    // A client takes a line that says GO for the end of a batch, within a text too; so no text goes over the end of a line.
    private static string Text(string text)
    {
        var escaped = text.Replace("'", "''", StringComparison.Ordinal)
            .Replace("\r", "' + NCHAR(13) + N'", StringComparison.Ordinal)
            .Replace("\n", "' + NCHAR(10) + N'", StringComparison.Ordinal);
        return $"N'{escaped}'";
    }

    // The older types take no more digits than they have.
    private static string Moment(Column column, DateTime moment) => column.NativeType switch
    {
        "datetime" or "smalldatetime" => string.Create(
            CultureInfo.InvariantCulture, $"CONVERT({column.NativeType}, '{moment:yyyy-MM-ddTHH:mm:ss.fff}', 126)"),
        _ => string.Create(CultureInfo.InvariantCulture, $"CONVERT(datetime2(7), '{moment:yyyy-MM-ddTHH:mm:ss.fffffff}', 126)"),
    };
}
