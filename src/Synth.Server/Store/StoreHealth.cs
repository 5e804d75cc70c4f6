using Microsoft.Extensions.Diagnostics.HealthChecks;
using Synth.Schema;

namespace Synth.Server.Store;

/// <summary>Healthy while the store answers.</summary>
internal sealed class StoreHealth(StoreDatabase store) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await store.OpenAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (SynthException exception)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
