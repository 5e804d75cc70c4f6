using Synth.Schema;

namespace Synth.Connectors.PostgreSql.Catalog;

/// <summary>Names with a schema, as the catalog queries put them into one text. Pure.</summary>
internal static class CatalogNames
{
    // chr(31) in the queries: no sane name has it.
    private const char Separator = '\u001F';

    /// <summary>The name that a text stands for.</summary>
    public static TableName Parse(string text)
    {
        var parts = text.Split(Separator);
        return new TableName(parts[0], parts[1]);
    }
}
