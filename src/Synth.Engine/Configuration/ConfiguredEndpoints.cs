using Synth.Connectors;

namespace Synth.Engine.Configuration;

/// <summary>Finds the databases that a configuration names, with their passwords.</summary>
/// <param name="connectors">The engines.</param>
/// <param name="variable">The value of an environment variable; null where it is not set.</param>
public sealed class ConfiguredEndpoints(ConnectorRegistry connectors, Func<string, string?> variable)
{
    /// <summary>The source.</summary>
    /// <exception cref="ConfigurationException">None is named, or its password cannot be found.</exception>
    /// <exception cref="AddressException">Its address cannot be understood.</exception>
    public DatabaseEndpoint Source(SynthConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return EndpointOf(configuration.Source, "source");
    }

    /// <summary>The target.</summary>
    /// <exception cref="ConfigurationException">None is named, or its password cannot be found.</exception>
    /// <exception cref="AddressException">Its address cannot be understood.</exception>
    public DatabaseEndpoint Target(SynthConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return EndpointOf(configuration.Target, "target");
    }

    /// <summary>The address of a configured database, with its password.</summary>
    /// <param name="database">The database.</param>
    /// <param name="role">What it is there for, for messages: <c>source</c>.</param>
    /// <exception cref="ConfigurationException">None is named, or its password cannot be found.</exception>
    /// <exception cref="AddressException">Its address cannot be understood.</exception>
    public DatabaseAddress AddressOf(ConfiguredDatabase database, string role)
    {
        ArgumentNullException.ThrowIfNull(database);
        var address = database.Locate() ?? throw new ConfigurationException($"The configuration names no {role}.");
        return Password(database, role) is { } password ? address with { Password = password } : address;
    }

    private DatabaseEndpoint EndpointOf(ConfiguredDatabase database, string role)
    {
        var address = AddressOf(database, role);
        return new DatabaseEndpoint(connectors.Find(address), address);
    }

    private string? Password(ConfiguredDatabase database, string role)
    {
        if (database.PasswordVariable is { } name)
        {
            return variable(name)
                ?? throw new ConfigurationException($"{role}-password-env names {name}, which is not set in the environment.");
        }

        return database.PasswordFile is { } path ? SecretFile.Read(path, $"{role}-password-file") : null;
    }
}
