using Synth.Connectors;
using Synth.Engine.Configuration;

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
            ?? throw new AddressException($"No engine answers to {address.Scheme}:. {Suggest(address.Scheme)}");
    }

    private string Suggest(string scheme)
    {
        var known = connectors.SelectMany(connector => connector.Schemes).ToArray();
        return NearestWord.Find(scheme, known) is { } nearest
            ? $"Did you mean {nearest}:?"
            : $"Known are {string.Join(", ", known.Select(other => other + ":"))}.";
    }
}
