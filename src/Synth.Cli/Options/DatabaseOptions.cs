using System.CommandLine;
using Synth.Connectors;
using Synth.Engine;
using Synth.Engine.Configuration;

namespace Synth.Cli.Options;

/// <summary>The options that name a database: its address, and where its password is when the address holds none.</summary>
internal sealed class DatabaseOptions
{
    private readonly string role;
    private readonly Option<string> address;
    private readonly Option<string> passwordVariable;
    private readonly Option<string> passwordFile;

    private DatabaseOptions(Command command, string role, string purpose, bool mayBeScript = false)
    {
        this.role = role;
        address = new($"--{role}")
        {
            Description = $"{purpose}: {Forms(mayBeScript)}, or a connection string [or {VariableName} in the environment]",
            HelpName = "address",
        };
        passwordVariable = new($"--{role}-password-env")
        {
            Description = "The environment variable that holds its password",
            HelpName = "name",
        };
        passwordFile = new($"--{role}-password-file")
        {
            Description = "The file whose first line is its password",
            HelpName = "file",
        };
        command.Options.Add(address);
        command.Options.Add(passwordVariable);
        command.Options.Add(passwordFile);
    }

    private string VariableName => VariableOf(role);

    private string ConnectionStringName => ConnectionStringOf(role);

    public static DatabaseOptions AddSource(Command command) => new(command, "source", "Database to read; it is never written to");

    public static DatabaseOptions AddHelped(Command command) =>
        new(command, "source", "Database whose fits this process helps with, by reading it itself; it is never written to");

    public static DatabaseOptions AddTarget(Command command) =>
        new(command, "target", "Database to fill; it must be empty or new", mayBeScript: true);

    public static DatabaseOptions AddVerified(Command command) => new(command, "target", "Database to verify; it is only read");

    public static DatabaseOptions AddPlanned(Command command) =>
        new(command, "target", "Database that would be filled; it is only looked at", mayBeScript: true);

    public static DatabaseOptions AddRefreshed(Command command) =>
        new(command, "target", "Database whose rows are replaced; it holds what an earlier run made, or nothing");

    public static DatabaseOptions AddSynthetic(Command command) =>
        new(command, "synthetic", "Synthetic database to judge; it is only read");

    public static DatabaseOptions AddHoldout(Command command) =>
        new(command, "holdout", "Rows of the same origin that the fit did not see");

    /// <summary>The database that is named, if any is.</summary>
    public DatabaseEndpoint? ResolveIfNamed(ParseResult parsed, CommandHost host) => ResolveIfNamed(parsed, host, SynthConfiguration.Empty);

    /// <summary>The database that is named, by a configuration too, if any is.</summary>
    public DatabaseEndpoint? ResolveIfNamed(ParseResult parsed, CommandHost host, SynthConfiguration configuration) =>
        Named(parsed, host, configuration) is null ? null : Resolve(parsed, host, configuration);

    /// <summary>The database that a command line, or else the environment, or else a configuration, names.</summary>
    /// <exception cref="ConfigurationException">None is named, or its password cannot be found.</exception>
    /// <exception cref="AddressException">Its address cannot be understood.</exception>
    public DatabaseEndpoint Resolve(ParseResult parsed, CommandHost host, SynthConfiguration configuration)
    {
        var named = Named(parsed, host, configuration)
            ?? throw new ConfigurationException(
                $"No {role} is named. Give --{role} with an address, set {VariableName} or {ConnectionStringName} in the environment, "
                + "or name it in a configuration file.");
        var complete = FindPassword(parsed, host, ConfiguredIn(configuration)) is { } password ? named with { Password = password } : named;
        return new DatabaseEndpoint(Engines.Registry.Find(complete), complete);
    }

    /// <summary>The address that is in effect for a role: that of a flag, else the environment, else a configuration, if any.</summary>
    /// <exception cref="AddressException">It cannot be understood.</exception>
    public static DatabaseAddress? Named(string role, string? flag, Func<string, string?> variable, ConfiguredDatabase configured) =>
        FirstFilled(flag, variable(VariableOf(role)), variable(ConnectionStringOf(role))) is { } text
            ? DatabaseAddressParser.Parse(text)
            : configured.Locate();

    private static string VariableOf(string role) => $"SYNTH_{role.ToUpperInvariant()}";

    private static string ConnectionStringOf(string role) => $"ConnectionStrings__{char.ToUpperInvariant(role[0])}{role[1..]}";

    private static string Forms(bool mayBeScript) =>
        "postgres://user@host/database, mysql://…, sqlserver://…, sqlite:path, csv:folder, parquet:folder, duckdb:path"
        + (mayBeScript ? ", sql:path?dialect=…" : "");

    private DatabaseAddress? Named(ParseResult parsed, CommandHost host, SynthConfiguration configuration) =>
        Named(role, parsed.GetValue(address), host.Variable, ConfiguredIn(configuration));

    private ConfiguredDatabase ConfiguredIn(SynthConfiguration configuration) => role switch
    {
        "source" => configuration.Source,
        "target" => configuration.Target,
        _ => new ConfiguredDatabase(),
    };

    // A flag of either kind goes before both settings of the configuration.
    private string? FindPassword(ParseResult parsed, CommandHost host, ConfiguredDatabase configured)
    {
        var (variable, file) = (parsed.GetValue(passwordVariable), parsed.GetValue(passwordFile));
        return variable is null && file is null
            ? FindPassword(host, configured.PasswordVariable, configured.PasswordFile)
            : FindPassword(host, variable, file);
    }

    private string? FindPassword(CommandHost host, string? variable, string? file) => (variable, file) switch
    {
        (null, null) => null,
        ({ } name, null) => host.Variable(name)
            ?? throw new ConfigurationException($"{passwordVariable.Name} names {name}, which is not set in the environment."),
        (null, { } path) => ReadFirstLine(path),
        _ => throw new ConfigurationException($"Give {passwordVariable.Name} or {passwordFile.Name}, not both."),
    };

    private string ReadFirstLine(string path)
    {
        try
        {
            return File.ReadLines(path).FirstOrDefault()
                ?? throw new ConfigurationException($"The file {path} of {passwordFile.Name} is empty.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The file {path} of {passwordFile.Name} cannot be read. Check the path and its permissions.");
        }
    }

    private static string? FirstFilled(params string?[] texts) => texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
