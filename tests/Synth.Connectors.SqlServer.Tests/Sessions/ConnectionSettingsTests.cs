using Microsoft.Data.SqlClient;
using Synth.Connectors.SqlServer.Sessions;
using Xunit;

namespace Synth.Connectors.SqlServer.Tests.Sessions;

public sealed class ConnectionSettingsTests
{
    private const string Password = "p@:/?#%'\"w;";

    [Fact]
    public void Takes_host_port_database_and_login_of_a_url()
    {
        var settings = Of("sqlserver://sa:secret@db.example:1444/shop");
        Assert.Equal(("db.example,1444", "shop", "sa", "secret"),
            (settings.DataSource, settings.InitialCatalog, settings.UserID, settings.Password));
        Assert.False(settings.Pooling);
        Assert.Equal(0, settings.CommandTimeout);
    }

    [Fact]
    public void Takes_any_character_in_a_password()
    {
        var settings = Of($"mssql://sa:{Password}@db.example/shop");
        Assert.Equal(Password, settings.Password);
        Assert.Equal(Password, new SqlConnectionStringBuilder(settings.ConnectionString).Password);
    }

    [Fact]
    public void Takes_the_drivers_options()
    {
        var settings = Of("sqlserver://sa:x@h/d?Encrypt=false&trustServerCertificate=true&Connect Timeout=5");
        Assert.Equal(SqlConnectionEncryptOption.Optional, settings.Encrypt);
        Assert.True(settings.TrustServerCertificate);
        Assert.Equal(5, settings.ConnectTimeout);
    }

    [Fact]
    public void Takes_a_connection_string_with_a_named_instance()
    {
        var settings = Of(@"Server=tcp:db.example\dev;Initial Catalog=shop;User Id=sa;Password=x;TrustServerCertificate=true");
        Assert.Equal((@"tcp:db.example\dev", "shop", "sa"), (settings.DataSource, settings.InitialCatalog, settings.UserID));
    }

    [Fact]
    public void Logs_in_by_the_operating_system_without_a_user() => Assert.True(Of("sqlserver://h/d").IntegratedSecurity);

    [Fact]
    public void Reads_from_a_readable_secondary_and_fills_a_primary()
    {
        Assert.Equal(ApplicationIntent.ReadOnly, Of("sqlserver://sa:x@h/d", isSource: true).ApplicationIntent);
        Assert.Equal(ApplicationIntent.ReadWrite, Of("sqlserver://sa:x@h/d").ApplicationIntent);
    }

    [Theory]
    [InlineData("nonsense=1")]
    [InlineData("Connect Timeout=secret-word")]
    public void Refuses_an_option_that_the_driver_does_not_know_without_its_value(string option)
    {
        var error = Assert.Throws<AddressException>(() => Of($"sqlserver://sa:x@h/d?{option}"));
        Assert.DoesNotContain("secret-word", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_the_place_without_the_password()
    {
        var access = new ServerAccess(DatabaseAddressParser.Parse($"sqlserver://sa:{Password}@db.example/shop?isolation=read-committed"),
            isSource: true);
        Assert.Equal("database shop on SQL Server at db.example, user sa", access.Place);
        Assert.Equal("read-committed", access.Isolation);
    }

    private static SqlConnectionStringBuilder Of(string url, bool isSource = false) =>
        ConnectionSettings.Of(DatabaseAddressParser.Parse(url), isSource);
}
