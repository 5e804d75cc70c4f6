using System.Data.Common;
using System.Globalization;

namespace Synth.Connectors;

/// <summary>Reads ADO.NET connection strings; the engine is told from the names of the keys, never from values.</summary>
internal static class ConnectionStringParser
{
    private static readonly string[] Users = ["Username", "User Name", "User Id", "UserId", "User", "Uid"];
    private static readonly string[] Files = ["Data Source", "DataSource", "Filename"];
    private static readonly string[] SqlServerKeys =
        ["Initial Catalog", "TrustServerCertificate", "Trust Server Certificate", "Integrated Security", "Trusted_Connection"];

    public static DatabaseAddress Parse(string text)
    {
        var pairs = ReadPairs(text);
        var scheme = SchemeOf(pairs);
        var source = Take(pairs, ["Host", "Server", "Address", .. Files]);
        var password = Take(pairs, ["Password", "Pwd"]);
        return scheme == "sqlite"
            ? new DatabaseAddress { Scheme = scheme, Database = source, Password = password, Options = pairs }
            : new DatabaseAddress
            {
                Scheme = scheme,
                Host = source,
                Port = Take(pairs, ["Port"]) is { } port ? DatabaseAddressParser.ParsePort(scheme, port) : null,
                User = Take(pairs, Users),
                Password = password,
                Database = Take(pairs, ["Database", "Initial Catalog"]),
                Options = pairs,
            };
    }

    private static Dictionary<string, string> ReadPairs(string text)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            // Without the cause: its message repeats the text.
            throw new AddressException("The connection string is not a list of key=value pairs separated by semicolons.");
        }

        return builder.Keys.Cast<string>().ToDictionary(
            key => key, key => Convert.ToString(builder[key], CultureInfo.InvariantCulture) ?? "", StringComparer.OrdinalIgnoreCase);
    }

    private static string SchemeOf(Dictionary<string, string> pairs)
    {
        bool HasAny(params string[] names) => names.Any(pairs.ContainsKey);
        return HasAny(SqlServerKeys) ? "sqlserver"
            : HasAny("Host") ? "postgres"
            : HasAny("Server", "Address") ? "mysql"
            : !HasAny(Files) ? throw new AddressException(
                "The engine of the connection string is not clear. Write it as a URL: postgres://, mysql://, sqlserver:// or sqlite:.")
            : HasAny(Users) ? "sqlserver"
            : "sqlite";
    }

    private static string? Take(Dictionary<string, string> pairs, string[] names)
    {
        var name = names.FirstOrDefault(pairs.ContainsKey);
        return name is not null && pairs.Remove(name, out var value) ? value : null;
    }
}
