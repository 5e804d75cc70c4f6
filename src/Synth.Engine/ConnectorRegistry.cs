using Synth.Connectors;

namespace Synth.Engine;

/// <summary>The engines that this program knows.</summary>
/// <param name="connectors">One per engine.</param>
public sealed class ConnectorRegistry(IReadOnlyList<IDatabaseConnector> connectors)
{
    /// <summary>The connector that answers to the scheme of an address.</summary>
    /// <exception cref="AddressException">None does.</exception>
    public IDatabaseConnector Find(DatabaseAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return connectors.FirstOrDefault(connector => connector.Schemes.Contains(address.Scheme))
            ?? throw new AddressException(
                $"No engine answers to {address.Scheme}:. Known are {string.Join(", ", connectors.SelectMany(connector => connector.Schemes).Select(scheme => scheme + ":"))}.");
    }
}
