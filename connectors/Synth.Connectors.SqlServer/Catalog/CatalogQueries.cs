namespace Synth.Connectors.SqlServer.Catalog;

/// <summary>The texts of <c>Queries/*.sql</c>, by file name without the ending.</summary>
internal static class CatalogQueries
{
    /// <summary>Whether there is a query of that name.</summary>
    public static bool Has(string name) => typeof(CatalogQueries).Assembly.GetManifestResourceInfo(name) is not null;

    public static string Get(string name)
    {
        using var stream = typeof(CatalogQueries).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no catalog query {name}.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
