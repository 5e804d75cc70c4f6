using System.Data.Common;
using CsCheck;
using Xunit;

namespace Synth.Connectors.Tests.Addresses;

public sealed class PasswordSecrecyTests
{
    // Letters that occur nowhere else in these addresses.
    private static readonly Gen<string> Passwords =
        Gen.Select(Gen.String[Gen.Char["@:/?#%'\"w;"], 0, 5], Gen.String[Gen.Char["ЖЩЮ"], 1, 4], Gen.String[Gen.Char["@:/?#%'\"w;"], 0, 5])
            .Select((before, letters, after) => before + letters + after);

    [Fact]
    public void An_address_never_prints_the_password() =>
        Passwords.Sample(password =>
        {
            string[] texts =
            [
                $"postgres://ada:{password}@host:5432/shop?sslmode=require",
                $"postgres://ada:{Uri.EscapeDataString(password)}@[::1]/shop",
                $"mysql://:{password}@/shop",
                $"postgres://ada@host/shop?password={Uri.EscapeDataString(password)}",
                new DbConnectionStringBuilder { ["Host"] = "h", ["Password"] = password }.ConnectionString,
                new DbConnectionStringBuilder { ["Server"] = "h", ["Pwd"] = password, ["Uid"] = "u" }.ConnectionString,
                new DbConnectionStringBuilder { ["Data Source"] = "shop.db", ["Password"] = password }.ConnectionString,
            ];
            Assert.All(texts, text => AssertSilent(DatabaseAddressParser.Parse(text).ToString()));
        });

    [Theory]
    [InlineData("ЖЖ")]
    [InlineData("")]
    [InlineData("postgres")]
    [InlineData("ada:ЖЖ@host/shop")]
    [InlineData("ada:ЖЖ@host:5432")]
    [InlineData("postgres:ada:ЖЖ@host/shop")]
    [InlineData("postgres://ada:ЖЖ")]
    [InlineData("postgres://ada:ЖЖ/shop")]
    [InlineData("postgres://ada:ЖЖ@host:99999/shop")]
    [InlineData("postgres://ada:ЖЖ@host:port/shop")]
    [InlineData("sqlite:")]
    [InlineData("sqlite://")]
    [InlineData("Password=ЖЖ")]
    [InlineData("Password=ЖЖ;Timeout=3")]
    [InlineData("Host=h;Password='ЖЖ")]
    [InlineData("Host=h;Port=ЖЖ")]
    [InlineData("Host=h;ЖЖ")]
    public void A_wrong_address_is_refused_without_repeating_it(string text)
    {
        var error = Assert.Throws<AddressException>(() => DatabaseAddressParser.Parse(text));
        AssertSilent(error.ToString());
    }

    [Fact]
    public void No_text_makes_the_parser_fail_otherwise() =>
        Gen.Select(Gen.Int[0, 3], Gen.String[Gen.Char["a:/@?=;&%[]'\" 1Ж"], 0, 20]).Sample((start, rest) =>
        {
            try
            {
                DatabaseAddressParser.Parse(new[] { "", "postgres://", "sqlite:", "Host=" }[start] + rest);
            }
            catch (AddressException error)
            {
                AssertSilent(error.ToString());
            }
        });

    private static void AssertSilent(string text) => Assert.DoesNotContain(text, character => character is 'Ж' or 'Щ' or 'Ю');
}
