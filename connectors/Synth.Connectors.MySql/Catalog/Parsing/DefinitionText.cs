namespace Synth.Connectors.MySql.Catalog.Parsing;

/// <summary>Takes out of the server's own statements what ties them to one database and one user. Pure.</summary>
internal static class DefinitionText
{
    /// <summary>
    /// Without DEFINER, so that the object belongs to the user who creates it: the source's may not exist at the target, and only an
    /// administrator may
    /// name another user.
    /// </summary>
    public static string WithoutDefiner(string sql)
    {
        var tokens = SqlTokenizer.Tokenize(sql);
        var start = Enumerable.Range(0, Math.Min(tokens.Count - 1, 12))
            .FirstOrDefault(i => tokens[i].IsWord("DEFINER") && tokens[i + 1].IsSymbol('='), -1);
        if (start < 0)
        {
            return sql;
        }

        var end = start + 2;
        if (end + 2 < tokens.Count && tokens[end + 1].IsSymbol('@'))
        {
            end += 2;
        }

        return $"{sql[..tokens[start].Start]}{sql[tokens[end].End..].TrimStart()}";
    }

    /// <summary>Without the name of a database before names in backticks.</summary>
    public static string WithoutDatabase(string sql, string database)
    {
        var tokens = SqlTokenizer.Tokenize(sql);
        var cuts = Enumerable.Range(0, Math.Max(0, tokens.Count - 2))
            .Where(i => tokens[i].Kind == SqlTokenKind.Name && tokens[i].Value == database
                && tokens[i + 1].IsSymbol('.') && tokens[i + 2].Kind == SqlTokenKind.Name
                && (i == 0 || !tokens[i - 1].IsSymbol('.')))
            .Reverse();
        return cuts.Aggregate(sql, (text, i) => text.Remove(tokens[i].Start, tokens[i + 2].Start - tokens[i].Start));
    }

    /// <summary>Whether a statement names a database before one of its tables.</summary>
    public static bool Names(string sql, string database)
    {
        var tokens = SqlTokenizer.Tokenize(sql);
        return Enumerable.Range(0, Math.Max(0, tokens.Count - 1)).Any(i =>
            tokens[i].Kind is SqlTokenKind.Name or SqlTokenKind.Word && tokens[i].Value == database && tokens[i + 1].IsSymbol('.'));
    }

    /// <summary>The names in backticks that a statement holds.</summary>
    public static IReadOnlySet<string> NamesIn(string sql) =>
        SqlTokenizer.Tokenize(sql).Where(token => token.Kind == SqlTokenKind.Name).Select(token => token.Value).ToHashSet();
}
