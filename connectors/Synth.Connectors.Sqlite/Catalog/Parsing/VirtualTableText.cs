namespace Synth.Connectors.Sqlite.Catalog.Parsing;

/// <summary>What the text of a CREATE VIRTUAL TABLE says.</summary>
/// <param name="Content">
/// The table of which it is an index of words, whose rows its module can read again: <c>post</c> in <c>fts5(body, content='post')</c>.
/// Null for all other virtual tables, whose rows only their modules know.
/// </param>
internal sealed record VirtualTableText(string? Content)
{
    private static readonly string[] WordModules = ["fts4", "fts5"];

    public static VirtualTableText Parse(string sql)
    {
        var cursor = new TokenCursor(sql);
        while (!cursor.IsAtEnd && !cursor.TryWord("USING"))
        {
            cursor.Take();
        }

        var module = cursor.Take().Value;
        var arguments = cursor.Current.IsSymbol('(') ? cursor.TakeParts() : [];
        return new VirtualTableText(
            WordModules.Contains(module, StringComparer.OrdinalIgnoreCase)
                ? arguments.Select(ContentOf).FirstOrDefault(name => name is not null)
                : null);
    }

    // An empty name stands for no content at all.
    private static string? ContentOf(string argument) => SqlTokenizer.Tokenize(argument)
        is [var name, var sign, { Value: { Length: > 0 } content }] && name.IsWord("content") && sign.IsSymbol('=')
        ? content
        : null;
}
