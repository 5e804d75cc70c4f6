using System.Net;
using System.Net.Sockets;

namespace Synth.Testing;

/// <summary>Ports for servers of tests.</summary>
public static class LoopbackPort
{
    /// <summary>A port of the loopback address that nobody listens on at this moment.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
