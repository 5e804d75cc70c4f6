using Synth.Schema;

namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>
/// The name in the text of a module. The server keeps texts as they were written: neither <c>sp_rename</c> nor a move to another schema
/// changes them, and a name without a schema was one of the default schema of whoever wrote it. Pure.
/// </summary>
internal static class ModuleHeader
{
    private const string DefaultSchema = "dbo";

    private static readonly string[] Kinds = ["VIEW", "PROCEDURE", "PROC", "FUNCTION", "TRIGGER"];

    /// <summary>The text that creates a module under the name that it has; the same where it does so already.</summary>
    /// <param name="definition">The text, which begins with CREATE after white space and comments.</param>
    /// <param name="name">The name that the catalog has.</param>
    /// <param name="isTrigger">Whether it is a trigger, whose schema is that of its table, named or not.</param>
    /// <returns>Null where the text has no such beginning.</returns>
    public static string? WithName(string definition, TableName name, bool isTrigger)
    {
        var position = 0;
        if (!IsWord(definition, ref position, "CREATE"))
        {
            return null;
        }

        if (IsWord(definition, ref position, "OR"))
        {
            IsWord(definition, ref position, "ALTER");
        }

        if (!Kinds.Any(kind => IsWord(definition, ref position, kind)))
        {
            return null;
        }

        position = SkipBlanks(definition, position);
        var start = position;
        var parts = new List<string>();
        do
        {
            if (ReadName(definition, ref position) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (IsSign(definition, ref position, '.'));

        var schema = parts.Count > 1 ? parts[^2] : isTrigger ? name.Schema : DefaultSchema;
        return IsSame(parts[^1], name.Name) && IsSame(schema, name.Schema)
            ? definition
            : $"{definition[..start]}{SqlServerDialect.Instance.Table(name)}{definition[position..]}";
    }

    private static bool IsSame(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static bool IsWord(string text, ref int position, string word)
    {
        var start = SkipBlanks(text, position);
        var end = start;
        while (end < text.Length && IsOfName(text[end]))
        {
            end++;
        }

        if (!text.AsSpan(start, end - start).Equals(word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        position = end;
        return true;
    }

    private static bool IsSign(string text, ref int position, char sign)
    {
        var start = SkipBlanks(text, position);
        if (start >= text.Length || text[start] != sign)
        {
            return false;
        }

        position = SkipBlanks(text, start + 1);
        return true;
    }

    // A name in brackets or quotes, in which a doubled closing sign stands for itself, or a plain one.
    private static string? ReadName(string text, ref int position)
    {
        var start = position;
        if (start < text.Length && text[start] is '[' or '"')
        {
            var closing = text[start] == '[' ? ']' : '"';
            for (var i = start + 1; i < text.Length; i++)
            {
                if (text[i] != closing)
                {
                    continue;
                }

                if (i + 1 < text.Length && text[i + 1] == closing)
                {
                    i++;
                    continue;
                }

                position = i + 1;
                return text[(start + 1)..i].Replace($"{closing}{closing}", $"{closing}", StringComparison.Ordinal);
            }

            return null;
        }

        while (position < text.Length && IsOfName(text[position]))
        {
            position++;
        }

        return position == start ? null : text[start..position];
    }

    private static bool IsOfName(char sign) => char.IsLetterOrDigit(sign) || sign is '_' or '@' or '#' or '$';

    // White space and comments; those between signs may stand within others.
    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
            }
            else if (string.CompareOrdinal(text, position, "--", 0, 2) == 0)
            {
                var end = text.IndexOf('\n', position);
                position = end < 0 ? text.Length : end + 1;
            }
            else if (string.CompareOrdinal(text, position, "/*", 0, 2) == 0)
            {
                position = SkipComment(text, position);
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private static int SkipComment(string text, int position)
    {
        var depth = 0;
        while (position < text.Length)
        {
            if (string.CompareOrdinal(text, position, "/*", 0, 2) == 0)
            {
                depth++;
                position += 2;
            }
            else if (string.CompareOrdinal(text, position, "*/", 0, 2) == 0)
            {
                position += 2;
                if (--depth == 0)
                {
                    break;
                }
            }
            else
            {
                position++;
            }
        }

        return position;
    }
}
