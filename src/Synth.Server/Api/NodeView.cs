namespace Synth.Server.Api;

/// <summary>A daemon that shares the store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsThis">Whether it is the one that answers.</param>
/// <param name="LastSeen">When it last said that it lives, UTC; null where a single node keeps the store.</param>
internal sealed record NodeView(string Name, bool IsThis, DateTimeOffset? LastSeen);
