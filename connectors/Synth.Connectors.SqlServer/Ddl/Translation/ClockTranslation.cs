using Synth.Connectors.SqlServer.Catalog;
using Synth.Schema;

namespace Synth.Connectors.SqlServer.Ddl.Translation;

/// <summary>What the dialects call the present, and a new identifier. Pure.</summary>
internal static class ClockTranslation
{
    private static readonly HashSet<string> Moments = new(StringComparer.OrdinalIgnoreCase)
    {
        "current_timestamp", "current_timestamp()", "now()", "localtimestamp", "localtimestamp()", "datetime('now')", "transaction_timestamp()", "getdate()", "sysdatetime()",
    };

    private static readonly HashSet<string> Days = new(StringComparer.OrdinalIgnoreCase) { "current_date", "current_date()", "curdate()", "date('now')" };

    private static readonly HashSet<string> Times = new(StringComparer.OrdinalIgnoreCase) { "current_time", "current_time()", "localtime", "curtime()", "time('now')" };

    private static readonly HashSet<string> Identifiers = new(StringComparer.OrdinalIgnoreCase) { "gen_random_uuid()", "uuid_generate_v4()", "uuid()", "newid()" };

    /// <summary>The expression as SQL Server's catalog words it; null for what means none of these.</summary>
    /// <param name="sql">The source's default.</param>
    /// <param name="target">The type of the column in the target.</param>
    public static string? Translate(string sql, ColumnType target)
    {
        var bare = SqlText.UnwrapAll(sql);
        return target switch
        {
            TimestampType { IsInstant: true } when Moments.Contains(bare) => "sysdatetimeoffset()",
            TimestampType when Moments.Contains(bare) => "getdate()",
            DateType when Moments.Contains(bare) || Days.Contains(bare) => "getdate()",
            TimeType when Moments.Contains(bare) || Times.Contains(bare) => "getdate()",
            UuidType when Identifiers.Contains(bare) => "newid()",
            _ => null,
        };
    }
}
