using System.Data.SqlTypes;
using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Synth.Connectors.SqlServer.Tests.Protocol.Wire;

namespace Synth.Connectors.SqlServer.Tests.Protocol;

/// <summary>The constants of statements as values of columns.</summary>
internal static class StoredLiterals
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static object ValueOf(TdsType type, Literal literal)
    {
        var text = literal.Value;
        return type.Token switch
        {
            0x26 or 0x30 or 0x34 or 0x38 or 0x7F => long.Parse(text, Invariant),
            0x68 or 0x32 => text != "0",
            0x6D or 0x3B or 0x3E => double.Parse(text, Invariant),
            0x6E or 0x3C or 0x7A => decimal.Parse(text.Replace("$", "", StringComparison.Ordinal), Invariant),
            0x6A or 0x6C => SqlDecimal.Parse(text),
            0x24 => Guid.Parse(text),
            0x6F or 0x3D or 0x3A or 0x28 or 0x2A => DateTime.Parse(text, Invariant),
            0x29 => TimeSpan.Parse(text, Invariant),
            0x2B => DateTimeOffset.Parse(text, Invariant),
            0xA5 or 0xAD or 0x22 => Convert.FromHexString(text[2..]),
            _ => text,
        };
    }
}
