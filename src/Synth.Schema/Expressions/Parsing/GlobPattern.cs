using System.Text;

namespace Synth.Schema.Expressions.Parsing;

/// <summary>Patterns of SQLite's GLOB, which tells letters apart by case, and patterns of LIKE that mean the same.</summary>
public static class GlobPattern
{
    /// <summary>The pattern of LIKE for one of GLOB; null when it names sets of characters, or characters that LIKE cannot name.</summary>
    public static string? ToLike(string glob)
    {
        ArgumentNullException.ThrowIfNull(glob);
        var like = new StringBuilder();
        for (var i = 0; i < glob.Length; i++)
        {
            // [*] and [?] and [[] are the characters themselves.
            var isSet = glob[i] == '[' && i + 2 < glob.Length && glob[i + 1] is '*' or '?' or '[' && glob[i + 2] == ']';
            if ((glob[i] == '[' && !isSet) || glob[i] is '%' or '_' or '\\')
            {
                return null;
            }

            like.Append(isSet ? glob[i + 1] : glob[i] switch { '*' => '%', '?' => '_', var c => c });
            i += isSet ? 2 : 0;
        }

        return like.ToString();
    }

    /// <summary>The pattern of GLOB for one of LIKE that has no escapes.</summary>
    public static string OfLike(string like)
    {
        ArgumentNullException.ThrowIfNull(like);
        var glob = new StringBuilder();
        foreach (var c in like)
        {
            _ = c switch
            {
                '%' => glob.Append('*'),
                '_' => glob.Append('?'),
                '*' or '?' or '[' => glob.Append('[').Append(c).Append(']'),
                _ => glob.Append(c),
            };
        }

        return glob.ToString();
    }
}
