using System.CommandLine;
using Synth.Cli.Options;
using Synth.Engine;
using Synth.Engine.Configuration;
using Synth.Testing;
using Xunit;

namespace Synth.Cli.Tests.Commands;

[HardCase("H22")]
public sealed class PasswordOptionTests
{
    private const string Address = "postgres://reader@prod.example/shop";

    [Fact]
    public void The_password_may_come_from_a_variable() =>
        Assert.Equal("a b@", Resolve(["--source", Address, "--source-password-env", "PW"], ("PW", "a b@")).Address.Password);

    [Fact]
    public void The_password_may_be_the_first_line_of_a_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("secret"), "p@:/?#%'\nmore\n");

        Assert.Equal("p@:/?#%'", Resolve(["--source", Address, "--source-password-file", folder.File("secret")]).Address.Password);
    }

    [Fact]
    public void A_variable_that_is_not_set_is_an_error() =>
        Assert.Throws<ConfigurationException>(() => Resolve(["--source", Address, "--source-password-env", "PW"]));

    [Fact]
    public void A_file_that_is_not_there_is_an_error() =>
        Assert.Throws<ConfigurationException>(() => Resolve(["--source", Address, "--source-password-file", "/does/not/exist"]));

    [Fact]
    public void Two_places_of_a_password_are_an_error() =>
        Assert.Throws<ConfigurationException>(() =>
            Resolve(["--source", Address, "--source-password-env", "PW", "--source-password-file", "secret"], ("PW", "x")));

    [Fact]
    public void The_option_goes_before_the_variables() =>
        Assert.Equal("a.db", Resolve(["--source", "sqlite:a.db"], ("SYNTH_SOURCE", "sqlite:b.db"),
            ("ConnectionStrings__Source", "Data Source=c.db")).Address.Database);

    [Fact]
    public void Our_variable_goes_before_the_connection_string() =>
        Assert.Equal("b.db", Resolve([], ("SYNTH_SOURCE", "sqlite:b.db"), ("ConnectionStrings__Source", "Data Source=c.db"))
            .Address.Database);

    [Fact]
    public void A_connection_string_is_the_last_resort() =>
        Assert.Equal("c.db", Resolve([], ("ConnectionStrings__Source", "Data Source=c.db")).Address.Database);

    private static DatabaseEndpoint Resolve(string[] arguments, params (string Name, string Value)[] variables)
    {
        var command = new RootCommand();
        var source = DatabaseOptions.AddSource(command);
        var host = new CommandHost
        {
            Output = TextWriter.Null,
            Error = TextWriter.Null,
            Variable = name => variables.FirstOrDefault(variable => variable.Name == name).Value,
        };
        return source.Resolve(command.Parse(arguments), host, SynthConfiguration.Empty);
    }
}
