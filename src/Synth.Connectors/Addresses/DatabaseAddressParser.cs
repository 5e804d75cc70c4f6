using System.Data.Common;
using System.Globalization;

namespace Synth.Connectors;

/// <summary>
/// Reads addresses as users write them: <c>scheme://user:password@host:port/database?option=value</c>, <c>scheme:path</c>,
/// or an ADO.NET connection string. Passwords may hold any character, encoded or not: the host begins after the last @ before
/// the path, as far as that is decidable.
/// </summary>
public static class DatabaseAddressParser
{
    /// <summary>Parses an address.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <exception cref="AddressException">It is none of the three forms.</exception>
    public static DatabaseAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 1 && text[..colon].All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-'))
        {
            var scheme = text[..colon].ToLowerInvariant();
            var rest = text[(colon + 1)..];
            return rest.StartsWith("//", StringComparison.Ordinal) && scheme is not ("sqlite" or "csv" or "parquet" or "sql" or "duckdb")
                ? ParseUrl(scheme, rest[2..])
                : ParsePath(scheme, rest);
        }

        if (text.Contains('=', StringComparison.Ordinal))
        {
            return ParseAdoNet(text);
        }

        throw new AddressException(
            "The address is neither a URL nor a connection string. Write, for example, postgres://user@host/database or sqlite:path/to/file.db.");
    }

    private static DatabaseAddress ParsePath(string scheme, string rest)
    {
        var path = rest.StartsWith("///", StringComparison.Ordinal) ? rest[2..]
            : rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..]
            : rest;
        return path.Length > 0
            ? new DatabaseAddress { Scheme = scheme, Database = path }
            : throw new AddressException($"The address {scheme}: names no file. Write {scheme}:path/to/file.");
    }

    private static DatabaseAddress ParseUrl(string scheme, string rest)
    {
        // The last @ ends the credentials, so that an @, / or ? in a password needs no encoding.
        var at = rest.LastIndexOf('@');
        var credentials = at < 0 ? null : rest[..at];
        var location = at < 0 ? rest : rest[(at + 1)..];
        var (address, query) = SplitAt(location, '?');
        var (hostAndPort, database) = SplitAt(address, '/');
        var (host, port) = SplitHost(scheme, hostAndPort);
        var (user, password) = credentials is null ? (null, null) : SplitAt(credentials, ':');
        return new DatabaseAddress
        {
            Scheme = scheme,
            Host = NullIfEmpty(host),
            Port = port,
            User = Decode(NullIfEmpty(user)),
            Password = Decode(password),
            Database = Decode(NullIfEmpty(database)),
            Options = ParseQuery(query),
        };
    }

    private static (string Host, int? Port) SplitHost(string scheme, string hostAndPort)
    {
        var colon = hostAndPort.LastIndexOf(':');
        if (colon < 0 || hostAndPort.EndsWith(']'))
        {
            return (hostAndPort.Trim('[', ']'), null);
        }

        return int.TryParse(hostAndPort[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? (hostAndPort[..colon].Trim('[', ']'), port)
            : throw new AddressException($"The port in the {scheme} address is no number from 1 to 65535.");
    }

    private static Dictionary<string, string> ParseQuery(string? query) =>
        (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => SplitAt(pair, '='))
            .GroupBy(pair => Decode(pair.Before)!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => Decode(group.Last().After) ?? "", StringComparer.OrdinalIgnoreCase);

    private static DatabaseAddress ParseAdoNet(string text)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            throw new AddressException("The connection string is not a list of key=value pairs separated by semicolons.");
        }

        var pairs = builder.Keys.Cast<string>().ToDictionary(
            key => key, key => Convert.ToString(builder[key], CultureInfo.InvariantCulture) ?? "", StringComparer.OrdinalIgnoreCase);
        string? Take(params string[] names)
        {
            var name = names.FirstOrDefault(pairs.ContainsKey);
            return name is not null && pairs.Remove(name, out var value) ? value : null;
        }

        var isSqlServer = pairs.Keys.Any(key => key.ToUpperInvariant() is "INITIAL CATALOG" or "TRUSTSERVERCERTIFICATE" or "INTEGRATED SECURITY");
        var isMySql = pairs.Keys.Any(key => key.ToUpperInvariant() is "UID" or "SSLMODE" or "ALLOWLOADLOCALINFILE");
        var source = Take("Host", "Server", "Data Source", "DataSource", "Filename", "Address");
        var port = Take("Port");
        var scheme = pairs.Count == 0 && text.StartsWith("Data Source", StringComparison.OrdinalIgnoreCase) ? "sqlite"
            : isSqlServer ? "sqlserver"
            : text.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? "postgres"
            : isMySql || text.Contains("Server=", StringComparison.OrdinalIgnoreCase) ? "mysql"
            : throw new AddressException("The engine of the connection string is not clear. Write it as a URL: postgres://, mysql://, sqlserver:// or sqlite:.");
        return scheme == "sqlite"
            ? new DatabaseAddress { Scheme = scheme, Database = source }
            : new DatabaseAddress
            {
                Scheme = scheme,
                Host = source,
                Port = port is null ? null : SplitHost(scheme, $"{source}:{port}").Port,
                User = Take("Username", "User Id", "User", "Uid"),
                Password = Take("Password", "Pwd"),
                Database = Take("Database", "Initial Catalog"),
                Options = pairs,
            };
    }

    private static (string Before, string? After) SplitAt(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // Only %XX sequences are decoded; a lone % stays, so that a password may hold one as it is.
    private static string? Decode(string? text) => text is null ? null : Uri.UnescapeDataString(text);
}
