namespace Synth.Cluster.Hosting;

/// <summary>Sends the secret of the cluster along with each call.</summary>
internal sealed class SecretSender(string secret) : IOutgoingGrainCallFilter
{
    /// <summary>The name under which it is sent.</summary>
    public const string Name = "synth-secret";

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        RequestContext.Set(Name, secret);
        return context.Invoke();
    }
}
