using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using System.Net;
using System.Net.Http.Headers;

namespace Wheelhouse.Sources.Connecting;

/// <summary>What came back from a source, or why nothing did.</summary>
/// <param name="Failed">Null where a body came to be read.</param>
sealed record Received(CallOutcome? Failed, byte[] Body, int Attempts);

/// <summary>The line to one source: attempts with time-outs, and a breaker that leaves a failing one in peace.
/// </summary>
/// <remarks>
/// Outermost the time for all attempts, then the attempts (with growing, uneven pauses), then the breaker, then the
/// time of one attempt. Only what may pass by itself is tried again: no connection, no answer in time, 408, 429, 5xx.
/// A body is never tried again, whatever stands in it. The breaker opens where half of at least eight attempts within
/// half a minute fail, and lets one through after fifteen seconds.
/// </remarks>
sealed class Connection : IDisposable
{
    /// <summary>The longest body that is read; a full bureau report in figures is under 4 KiB.</summary>
    internal const int LongestBody = 64 * 1024;

    static readonly MediaTypeHeaderValue Type = new("application/json") { CharSet = "utf-8" };

    readonly ConnectionSettings settings;

    readonly HttpClient http;

    readonly ResiliencePipeline<Exchange> pipeline;

    internal Connection(ConnectionSettings settings, TimeProvider clock)
    {
        this.settings = settings;

        // nobody is sent on to another address with a person's data, and no time-out but ours
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.None,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        pipeline = Pipeline(settings, clock);
    }

    internal TimeSpan MaxAge => settings.MaxAge;

    /// <summary>Posts a question; whatever happens is an answer, within the time for the whole.</summary>
    internal async Task<Received> Ask(byte[] question)
    {
        var attempts = 0;
        try
        {
            var exchange = await pipeline.ExecuteAsync(
                async token =>
                {
                    attempts++;
                    return await Once(question, token);
                },
                CancellationToken.None);
            return new(Failure(exchange), exchange.Body, attempts);
        }
        catch (BrokenCircuitException)
        {
            return new(attempts == 0 ? CallOutcome.Resting : CallOutcome.Unavailable, [], attempts);
        }
        catch (TimeoutRejectedException)
        {
            return new(CallOutcome.TooLate, [], attempts);
        }
        catch (Exception wrong) when (IsBrokenLine(wrong))
        {
            return new(CallOutcome.Unavailable, [], attempts);
        }
    }

    public void Dispose() => http.Dispose();

    async Task<Exchange> Once(byte[] question, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address)
        {
            Content = new ByteArrayContent(question) { Headers = { ContentType = Type } },
        };
        if (settings.Token is { } token)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new(response.StatusCode, [], TooLarge: false);
        }

        var body = new byte[LongestBody + 1];
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
        return length > LongestBody
            ? new(HttpStatusCode.OK, [], TooLarge: true)
            : new(HttpStatusCode.OK, body[..length], TooLarge: false);
    }

    static CallOutcome? Failure(Exchange exchange) => exchange switch
    {
        { TooLarge: true } => CallOutcome.TooLarge,
        { Status: HttpStatusCode.OK } => null,
        _ when MayPass(exchange.Status) => CallOutcome.Unavailable,
        _ => CallOutcome.Refused,
    };

    static ResiliencePipeline<Exchange> Pipeline(ConnectionSettings settings, TimeProvider clock)
    {
        var failing = new PredicateBuilder<Exchange>().Handle<TimeoutRejectedException>()
            .Handle<Exception>(IsBrokenLine).HandleResult(exchange => MayPass(exchange.Status));
        var builder = new ResiliencePipelineBuilder<Exchange> { TimeProvider = clock }.AddTimeout(settings.Whole);
        if (settings.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<Exchange>
            {
                ShouldHandle = failing,
                MaxRetryAttempts = settings.Attempts - 1,
                Delay = TimeSpan.FromMilliseconds(150),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Exchange>
            {
                ShouldHandle = failing,
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
            })
            .AddTimeout(settings.Attempt).Build();
    }

    /// <summary>An answer that says: later perhaps (RFC 9110, sections 15.5.9 and 15.6; RFC 6585, section 4).</summary>
    static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    static bool IsBrokenLine(Exception wrong) => wrong is HttpRequestException or IOException;

    sealed record Exchange(HttpStatusCode Status, byte[] Body, bool TooLarge);
}
