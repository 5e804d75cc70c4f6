using System.Globalization;
using System.Text.RegularExpressions;

namespace Synth.Connectors;

/// <summary>
/// Reads addresses as users write them: <c>scheme://user:password@host:port/database?option=value</c>, <c>scheme:path</c> for
/// files (with options behind a question mark, save for SQLite), or an ADO.NET connection string. In a URL the last @ ends the credentials,
/// so that a password needs no encoding; an @ after the host must be written %40. Sequences of % and two hexadecimal digits are decoded, a
/// lone % is not; paths are never decoded.
/// </summary>
public static partial class DatabaseAddressParser
{
    /// <summary>Parses an address.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <exception cref="AddressException">It is none of the three forms. The message repeats nothing of it, since any part may be a
    /// password.</exception>
    public static DatabaseAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (start, rest) = SplitAt(text, ':');
        var scheme = start.ToLowerInvariant();
        return rest is not null && DatabaseAddress.FileSchemes.Contains(scheme) ? ParsePath(scheme, rest)
            : rest is not null && rest.StartsWith("//", StringComparison.Ordinal) && SchemeName().IsMatch(scheme)
                ? ParseUrl(scheme, rest[2..])
            : text.Contains('=', StringComparison.Ordinal) ? ConnectionStringParser.Parse(text)
            : throw new AddressException(
                "The address is neither a URL nor a connection string. Write, for example, postgres://user@host/database or "
                + "sqlite:path/to/file.db.");
    }

    /// <summary>Parses a port.</summary>
    /// <exception cref="AddressException">It is none.</exception>
    internal static int ParsePort(string scheme, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? port
            : throw new AddressException($"The port in the {scheme} address is no number from 1 to 65535.");

    private static DatabaseAddress ParsePath(string scheme, string rest)
    {
        var path = rest.StartsWith("//", StringComparison.Ordinal) ? rest[2..] : rest;
        path = DriveAfterSlash().IsMatch(path) ? path[1..] : path;
        var options = OptionsBehindPath().Match(path);
        var query = scheme != "sqlite" && options.Success ? options.Groups[1].Value : "";
        path = query.Length > 0 ? path[..options.Index] : path;
        return path.Length > 0
            ? new DatabaseAddress { Scheme = scheme, Database = path, Options = ParseQuery(query) }
            : throw new AddressException($"The address {scheme}: names no file. Write {scheme}:path/to/file.");
    }

    private static DatabaseAddress ParseUrl(string scheme, string rest)
    {
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
        return colon < 0 || hostAndPort.EndsWith(']')
            ? (hostAndPort.Trim('[', ']'), null)
            : (hostAndPort[..colon].Trim('[', ']'), ParsePort(scheme, hostAndPort[(colon + 1)..]));
    }

    private static Dictionary<string, string> ParseQuery(string? query) =>
        (query ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => SplitAt(pair, '='))
            .GroupBy(pair => Decode(pair.Before)!, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => Decode(group.Last().After) ?? "", StringComparer.OrdinalIgnoreCase);

    private static (string Before, string? After) SplitAt(string text, char separator)
    {
        var index = text.IndexOf(separator, StringComparison.Ordinal);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string? Decode(string? text) => text is null ? null : Uri.UnescapeDataString(text);

    // A question mark may be part of a name; what follows the last one must look like options to be taken for them.
    [GeneratedRegex(@"\?([A-Za-z]+=[^?/\\]*)$")]
    private static partial Regex OptionsBehindPath();

    [GeneratedRegex("^[a-z][a-z0-9+-]*$")]
    private static partial Regex SchemeName();

    // The third slash of sqlite:///C:/data/shop.db begins the URL's path, not the file's.
    [GeneratedRegex("^/[A-Za-z]:[/\\\\]")]
    private static partial Regex DriveAfterSlash();
}
