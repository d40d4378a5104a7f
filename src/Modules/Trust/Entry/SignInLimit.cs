using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using System.Threading.RateLimiting;
using Wheelhouse.Kernel;

namespace Wheelhouse.Trust;

/// <summary>How often one address may try a password or a client secret.</summary>
sealed class SignInLimit(TrustSettings settings) : IDisposable
{
    readonly PartitionedRateLimiter<string> attempts = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = settings.SignInsPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    internal ProblemHttpResult? Refuse(HttpContext context)
    {
        using var lease = attempts.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "unknown");
        if (lease.IsAcquired)
        {
            return null;
        }

        context.Response.Headers.RetryAfter = "60";
        return new Refusal(
            "trust.too_many_attempts", "Too many attempts from this address; wait a minute, then try again.",
            RefusalKind.Forbidden).Answer(StatusCodes.Status429TooManyRequests);
    }

    public void Dispose() => attempts.Dispose();
}
