using System.Globalization;
using Microsoft.Data.SqlClient;

namespace Synth.Connectors.SqlServer.Sessions;

/// <summary>An address as the driver's settings. Pure, save that passwords may come from the environment.</summary>
internal static class ConnectionSettings
{
    /// <summary>The variables that are asked for a password that the address lacks: ours and that of <c>sqlcmd</c>.</summary>
    public static readonly IReadOnlyList<string> PasswordVariables = ["MSSQL_PWD", "SQLCMDPASSWORD"];

    /// <summary>The option of an address that names the isolation of a source without snapshots.</summary>
    public const string IsolationOption = "isolation";

    // The driver goes on trying for so long also where nothing listens.
    private const int ConnectTimeoutSeconds = 15;

    /// <summary>Makes the settings.</summary>
    /// <param name="address">The address. Without a user, the operating system's identity logs in.</param>
    /// <param name="isSource">Whether the database is only read, so that a readable secondary of an availability group may answer.</param>
    /// <exception cref="AddressException">An option is unknown, or its value is not allowed.</exception>
    public static SqlConnectionStringBuilder Of(DatabaseAddress address, bool isSource)
    {
        ArgumentNullException.ThrowIfNull(address);
        var builder =
            new SqlConnectionStringBuilder { ApplicationName = "synth", ConnectTimeout = ConnectTimeoutSeconds, CommandTimeout = 0 };
        if (isSource)
        {
            builder.ApplicationIntent = ApplicationIntent.ReadOnly;
        }

        foreach (var (name, value) in address.Options.Where(option =>
            !option.Key.Equals(IsolationOption, StringComparison.OrdinalIgnoreCase)))
        {
            SetOption(builder, name, value);
        }

        builder.DataSource = DataSourceOf(address);
        builder.InitialCatalog = address.Database ?? builder.InitialCatalog;
        SetLogin(builder, address);

        // Sessions hold their connections for the whole run, with transactions of their own.
        builder.Pooling = false;
        builder.Enlist = false;
        builder.MultipleActiveResultSets = false;
        builder.PersistSecurityInfo = false;
        return builder;
    }

    private static string DataSourceOf(DatabaseAddress address)
    {
        var host = address.Host is { Length: > 0 } given ? given : "localhost";
        return address.Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{host},{port}") : host;
    }

    private static void SetLogin(SqlConnectionStringBuilder builder, DatabaseAddress address)
    {
        var user = address.User ?? (builder.UserID.Length > 0 ? builder.UserID : null);
        if (user is null)
        {
            builder.IntegratedSecurity = builder.Authentication is SqlAuthenticationMethod.NotSpecified;
            return;
        }

        builder.UserID = user;
        builder.Password = address.Password
            ?? PasswordVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value))
            ?? builder.Password;
    }

    private static void SetOption(SqlConnectionStringBuilder builder, string name, string value)
    {
        try
        {
            builder[name] = value;
        }
        catch (Exception exception) when (
            exception is ArgumentException or FormatException or InvalidCastException or OverflowException or NotSupportedException)
        {
            // Without the cause: its message may repeat the value.
            throw new AddressException($"The SQL Server address has an option {name} that is unknown or whose value is not allowed.");
        }
    }
}
