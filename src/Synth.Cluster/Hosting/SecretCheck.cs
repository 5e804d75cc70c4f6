using System.Security.Cryptography;
using System.Text;
using Synth.Cluster.Coordinating;

namespace Synth.Cluster.Hosting;

/// <summary>
/// Refuses calls to coordinators that do not bring the secret of the cluster. Comparing takes equally long for every wrong one.
/// </summary>
internal sealed class SecretCheck(string secret) : IIncomingGrainCallFilter
{
    private readonly byte[] expected = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is RunGrain or FitGrain)
        {
            var brought = SHA256.HashData(Encoding.UTF8.GetBytes(RequestContext.Get(SecretSender.Name) as string ?? ""));
            if (!CryptographicOperations.FixedTimeEquals(brought, expected))
            {
                throw new UnauthorizedAccessException("The call does not bring the secret of the cluster. Give all members the same one.");
            }
        }

        return context.Invoke();
    }
}
