using System.Text;

namespace Synth.Connectors.PostgreSql.Ddl;

/// <summary>
/// Takes casts out of the server's own texts that it made by itself. Of <c>state IN ('a', 'b')</c> over a <c>varchar</c> it shows
/// <c>(state)::text = ANY ((ARRAY['a'::character varying, …])::text[])</c>, and reads that as something else: a cast of each element.
/// Without the cast of the array it comes to what it was. Pure.
/// </summary>
internal static class ImplicitCasts
{
    private const string Start = "((ARRAY[";
    private const string End = ")::text[])";

    /// <summary>The statement without such casts.</summary>
    public static string Remove(string sql)
    {
        if (!sql.Contains(End, StringComparison.Ordinal))
        {
            return sql;
        }

        var result = new StringBuilder(sql.Length);
        for (var at = 0; at < sql.Length;)
        {
            var next = Skip(sql, at);
            if (next == at && IsStart(sql, at) && EndOf(sql, at + 2) is { } end
                && sql.AsSpan(end).StartsWith(End, StringComparison.Ordinal))
            {
                result.Append('(').Append(Remove(sql[(at + 2)..end])).Append(')');
                at = end + End.Length;
                continue;
            }

            next = Math.Max(next, at + 1);
            result.Append(sql, at, next - at);
            at = next;
        }

        return result.ToString();
    }

    private static bool IsStart(string sql, int at) =>
        sql.AsSpan(at).StartsWith(Start, StringComparison.Ordinal)
        && (sql.AsSpan(0, at).EndsWith("ANY ", StringComparison.Ordinal) || sql.AsSpan(0, at).EndsWith("ALL ", StringComparison.Ordinal));

    // Behind the bracket that closes the first one; null where none does.
    private static int? EndOf(string sql, int start)
    {
        var depth = 0;
        for (var at = start; at < sql.Length; at = Math.Max(Skip(sql, at), at + 1))
        {
            depth += sql[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0 && sql[at] == ']')
            {
                return at + 1;
            }
        }

        return null;
    }

    // Behind a text or a quoted name that begins here. Quotes within are doubled, so that each half ends where the other begins.
    private static int Skip(string sql, int at) =>
        sql[at] is '\'' or '"' && sql.IndexOf(sql[at], at + 1) is > 0 and var end ? end + 1 : at;
}
