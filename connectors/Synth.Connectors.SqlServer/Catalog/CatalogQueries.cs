namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>The texts of <c>Queries/*.sql</c>, by file name without the ending.</summary>
internal static class CatalogQueries
{
    public static string Get(string name)
    {
        using var stream = typeof(CatalogQueries).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no catalog query {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
