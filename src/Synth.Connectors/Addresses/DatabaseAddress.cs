namespace Synth.Connectors;

/// <summary>Where a database is and how to log in, as given by the user: a URL or an ADO.NET connection string.</summary>
/// <remarks>Immutable. <see cref="ToString"/> is safe to print: it never holds the password.</remarks>
public sealed record DatabaseAddress
{
    /// <summary>The URL's scheme in lower case: <c>postgres</c>, <c>sqlite</c>, …</summary>
    public required string Scheme { get; init; }

    /// <summary>Host name or address; null for the engine's default or for files.</summary>
    public string? Host { get; init; }

    /// <summary>Port; null for the engine's default.</summary>
    public int? Port { get; init; }

    /// <summary>User name; null for the engine's default.</summary>
    public string? User { get; init; }

    /// <summary>Password; null when the engine's own means are to supply it.</summary>
    public string? Password { get; init; }

    /// <summary>Database name, or the path of a file.</summary>
    public string? Database { get; init; }

    /// <summary>Further settings: the URL's query, or all pairs of an ADO.NET string that have no place above.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    internal static IReadOnlyList<string> FileSchemes { get; } = ["sqlite", "csv", "parquet", "sql", "duckdb"];

    /// <summary>The same address, in which the relative path of a file or folder starts from a folder; that of a server as it is.</summary>
    /// <param name="folder">The full path of the folder.</param>
    public DatabaseAddress From(string folder) => FileSchemes.Contains(Scheme) && Database is { Length: > 0 } path
        ? this with { Database = Path.GetFullPath(path, folder) }
        : this;

    /// <summary>The address without the password, for people.</summary>
    public override string ToString()
    {
        if (Host is null && User is null)
        {
            return $"{Scheme}:{Database}";
        }

        var user = User is null ? "" : $"{User}@";
        var port = Port is null ? "" : $":{Port}";
        var host = Host?.Contains(':', StringComparison.Ordinal) == true ? $"[{Host}]" : Host;
        return $"{Scheme}://{user}{host}{port}/{Database}";
    }
}
