using Synth.Connectors;

namespace Synth.Engine;

/// <summary>A database as a source or target of a run: where it is, and who can open it.</summary>
/// <param name="Connector">The engine.</param>
/// <param name="Address">The address.</param>
public sealed record DatabaseEndpoint(IDatabaseConnector Connector, DatabaseAddress Address);
