using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Wheelhouse.Platform;

namespace Wheelhouse.Server.Operations;

/// <summary>Ready means that the database answers.</summary>
sealed class DatabaseHealth(IDbContextFactory<House> houses) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var house = await houses.CreateDbContextAsync(cancellationToken);
        return await house.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
