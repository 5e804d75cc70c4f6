using System.Data.Common;
using System.Text.RegularExpressions;
using CsCheck;
using Xunit;

namespace Synth.Connectors.Tests.Addresses;

public sealed partial class DatabaseAddressParserTests
{
    private static readonly Gen<string> Passwords = Gen.String[Gen.Char["p@:/?#%'\"w;&=+ \\é4"], 1, 12];

    [Fact]
    public void Reads_a_complete_url()
    {
        var address = DatabaseAddressParser.Parse("Postgres://ada:secret@db.example:5433/shop?sslmode=require&application_name=a%20b");
        Assert.Equal(("postgres", "db.example", 5433, "ada", "secret", "shop"),
            (address.Scheme, address.Host, address.Port, address.User, address.Password, address.Database));
        Assert.Equal("require", address.Options["SslMode"]);
        Assert.Equal("a b", address.Options["application_name"]);
    }

    [Theory]
    [InlineData("postgres://host/shop", "host", null, null, "shop")]
    [InlineData("postgres://ada@host/shop", "host", "ada", null, "shop")]
    [InlineData("postgres://ada:@host/shop", "host", "ada", "", "shop")]
    [InlineData("postgres:///shop", null, null, null, "shop")]
    [InlineData("postgres://host", "host", null, null, null)]
    [InlineData("postgres://host/", "host", null, null, null)]
    public void What_a_url_leaves_out_is_left_to_the_engine(string text, string? host, string? user, string? password, string? database)
    {
        var address = DatabaseAddressParser.Parse(text);
        Assert.Equal((host, user, password, database), (address.Host, address.User, address.Password, address.Database));
        Assert.Null(address.Port);
        Assert.Empty(address.Options);
    }

    [Theory]
    [InlineData("p@:/?#%'\"w;")]
    [InlineData("@")]
    [InlineData("%")]
    [InlineData("://")]
    [InlineData("Host=other;Initial Catalog=x")]
    public void Takes_any_password_in_either_form(string password)
    {
        Assert.Equal(password, DatabaseAddressParser.Parse($"postgres://ada:{password}@host:5432/shop").Password);
        Assert.Equal(password, DatabaseAddressParser.Parse(ConnectionString(password)).Password);
    }

    [Fact]
    public void A_password_in_a_url_needs_no_encoding_unless_it_looks_encoded() =>
        Passwords.Where(password => !EncodedCharacter().IsMatch(password)).Sample(password =>
            AssertLeadsTo(password, DatabaseAddressParser.Parse($"mysql://ada:{password}@host:3306/shop")));

    [Fact]
    public void Anything_may_be_encoded_in_a_url() =>
        Gen.Select(Passwords, Passwords, Passwords, Passwords).Sample((user, password, database, option) =>
        {
            var address = DatabaseAddressParser.Parse(
                $"sqlserver://{Encode(user)}:{Encode(password)}@host/{Encode(database)}?{Encode(option)}={Encode(password)}");
            Assert.Equal((user, password, database, "host"), (address.User, address.Password, address.Database, address.Host));
            Assert.Equal(password, address.Options[option]);
        });

    [Fact]
    public void Any_password_may_be_quoted_in_a_connection_string() =>
        Passwords.Sample(password => AssertLeadsTo(password, DatabaseAddressParser.Parse(ConnectionString(password))));

    [Theory]
    [InlineData("postgres://[::1]:5433/shop", "::1", 5433)]
    [InlineData("postgres://[2001:db8::7]/shop", "2001:db8::7", null)]
    [InlineData("postgres://ada:a]b@[fe80::1]:1/shop", "fe80::1", 1)]
    public void Takes_hosts_in_brackets(string text, string host, int? port)
    {
        var address = DatabaseAddressParser.Parse(text);
        Assert.Equal((host, port), (address.Host, address.Port));
        Assert.Contains($"[{host}]", address.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite:shop.db", "shop.db")]
    [InlineData("sqlite:./data/shop.db", "./data/shop.db")]
    [InlineData("sqlite:/var/shop.db", "/var/shop.db")]
    [InlineData("sqlite:///var/shop.db", "/var/shop.db")]
    [InlineData("sqlite://data/shop.db", "data/shop.db")]
    [InlineData("sqlite:C:\\data\\shop.db", "C:\\data\\shop.db")]
    [InlineData("sqlite:///C:/data/shop.db", "C:/data/shop.db")]
    [InlineData("SQLite:a b?#%41@=.db", "a b?#%41@=.db")]
    [InlineData("Data Source=data/shop.db", "data/shop.db")]
    [InlineData("Filename=shop.db;Mode=ReadOnly", "shop.db")]
    public void Takes_files_as_they_are_written(string text, string path)
    {
        var address = DatabaseAddressParser.Parse(text);
        Assert.Equal(("sqlite", path), (address.Scheme, address.Database));
        Assert.Equal($"sqlite:{path}", address.ToString());
    }

    [Theory]
    [InlineData("Host=h;Username=u;Database=d", "postgres")]
    [InlineData("host = h; user id = u", "postgres")]
    [InlineData("Server=h;Uid=u;Pwd=p;Database=d", "mysql")]
    [InlineData("Server=h;Database=d;User=u;SslMode=None", "mysql")]
    [InlineData("Server=h;Initial Catalog=d;Integrated Security=true", "sqlserver")]
    [InlineData("Data Source=h;Database=d;User Id=u;Password=p", "sqlserver")]
    [InlineData("Server=h;Database=d;User Id=u;Password='Host=x';TrustServerCertificate=true", "sqlserver")]
    [InlineData("Server=h;Uid=u;Password='Host=x;Initial Catalog=y'", "mysql")]
    public void Infers_the_engine_from_the_keys_of_a_connection_string(string text, string scheme)
    {
        var address = DatabaseAddressParser.Parse(text);
        Assert.Equal((scheme, "h"), (address.Scheme, address.Host));
    }

    [Fact]
    public void Keeps_the_settings_of_a_connection_string_that_have_no_place()
    {
        var address = DatabaseAddressParser.Parse("Host=h;Port=5433;Username=u;Password=p;Database=d;Timeout=3");
        Assert.Equal(("h", 5433, "u", "p", "d"), (address.Host, address.Port, address.User, address.Password, address.Database));
        Assert.Equal("3", Assert.Single(address.Options).Value);
    }

    private static void AssertLeadsTo(string password, DatabaseAddress address) =>
        Assert.Equal((password, "ada", "host", "shop"), (address.Password, address.User, address.Host, address.Database));

    private static string ConnectionString(string password) => new DbConnectionStringBuilder
    {
        ["Host"] = "host",
        ["Username"] = "ada",
        ["Password"] = password,
        ["Database"] = "shop",
    }.ConnectionString;

    private static string Encode(string text) => Uri.EscapeDataString(text);

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex EncodedCharacter();
}
