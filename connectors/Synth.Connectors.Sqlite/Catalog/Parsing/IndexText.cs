namespace Synth.Connectors.Sqlite.Catalog.Parsing;

/// <summary>What only the text of a CREATE INDEX says.</summary>
/// <param name="Keys">The keys in order as written, without their direction and collation.</param>
/// <param name="Filter">The condition of a partial index; null for all rows.</param>
internal sealed record IndexText(IReadOnlyList<string> Keys, string? Filter)
{
    public static IndexText Parse(string sql)
    {
        var cursor = new TokenCursor(sql);
        while (!cursor.IsAtEnd && !cursor.TryWord("ON"))
        {
            cursor.Take();
        }

        cursor.Take();
        var keys = cursor.Current.IsSymbol('(') ? cursor.TakeParts().Select(WithoutDirection).ToArray() : [];
        return new IndexText(keys, cursor.TryWord("WHERE") ? cursor.Rest() : null);
    }

    private static string WithoutDirection(string key)
    {
        var tokens = SqlTokenizer.Tokenize(key);
        var count = tokens.Count;
        if (count > 1 && (tokens[count - 1].IsWord("ASC") || tokens[count - 1].IsWord("DESC")))
        {
            count--;
        }

        if (count > 2 && tokens[count - 2].IsWord("COLLATE"))
        {
            count -= 2;
        }

        return key[..tokens[count - 1].End];
    }
}
