using System.Globalization;
using Synth.Engine.Configuration;

namespace Synth.Server;

/// <summary>The name of this daemon among those that share a store.</summary>
/// <param name="Value">The name.</param>
internal sealed record NodeName(string Value)
{
    /// <summary>As configured, or else the machine's with the port, since one machine may run several.</summary>
    public static NodeName Of(ServeConfiguration configuration) => new(
        configuration.Node ?? string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{configuration.Listen.Port}"));
}
