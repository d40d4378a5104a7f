using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Wheelhouse.Sandbox;

/// <summary>All outside sources in one process of their own, over HTTP on this machine alone. Every answer says that it
/// is simulated.</summary>
/// <remarks>
/// <c>POST /KIND</c> answers a question; <c>GET /control</c> shows how each source behaves, and
/// <c>POST /control</c> with <c>{"source":"bureau","latencyMs":900,"fault":"down","share":0.5}</c> changes it.
/// </remarks>
public sealed class SimulatedSources : IAsyncDisposable
{
    static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    readonly WebApplication app;

    readonly TimeProvider clock;

    readonly ConcurrentDictionary<Source, Played> played = new(
        Enum.GetValues<Source>().ToDictionary(source => source, source => new Played(Behaviour.Usual(source), 0)));

    SimulatedSources(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    /// <summary>Where it listens; each source below it by its name.</summary>
    public Uri Address => new(
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Opens on this machine's own address.</summary>
    /// <param name="port">0 for any that is free.</param>
    /// <exception cref="IOException">Another process listens on the port.</exception>
    public static async Task<SimulatedSources> Open(int port, TimeProvider clock, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders(); // a question holds a person's data: it is told to nobody
        var sources = new SimulatedSources(builder.Build(), clock);
        sources.Map();
        await sources.app.StartAsync(cancel);
        return sources;
    }

    /// <summary>What a person owes a month by the bureau, in whole yuan; 0 for one it does not know. For simulated
    /// applicants, who know what they owe.</summary>
    public static int MonthlyDebts(string idNumber) => Play.Owed(idNumber);

    /// <summary>Makes a source behave from now on.</summary>
    public void Behave(Source source, Behaviour behaviour) => played[source] = new(behaviour, 0);

    /// <summary>How often a source was asked since it was last told how to behave.</summary>
    public int Questions(Source source) => played[source].Questions;

    /// <summary>Serves until it is told to stop.</summary>
    public async Task Serve(CancellationToken cancel)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancel)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await app.StopAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }

    void Map()
    {
        app.UseRouting();
        app.MapGet("/control", context => context.Response.WriteAsJsonAsync(
            played.OrderBy(p => p.Key).Select(p => new { Source = p.Key, p.Value.Behaviour, p.Value.Questions }),
            Format, context.RequestAborted));
        app.MapPost("/control", Control);
        app.MapPost("/{source}", Answer);
    }

    async Task Control(HttpContext context)
    {
        Order? order;
        try
        {
            order = await context.Request.ReadFromJsonAsync<Order>(Format, context.RequestAborted);
        }
        catch (JsonException)
        {
            order = null;
        }

        var wanted = order is null ? null : new Behaviour(
            order.LatencyMs ?? played[order.Source].Behaviour.LatencyMs, order.Fault ?? Fault.None, order.Share ?? 1m);
        context.Response.StatusCode = wanted is { Wrong: null }
            ? StatusCodes.Status204NoContent
            : StatusCodes.Status422UnprocessableEntity;
        if (wanted is { Wrong: null })
        {
            Behave(order!.Source, wanted);
        }
    }

    async Task Answer(HttpContext context)
    {
        if (!Enum.TryParse<Source>((string?)context.Request.RouteValues["source"], ignoreCase: true, out var source)
            || await Question(context) is not { } asked)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var now = played.AddOrUpdate(
            source, _ => throw new InvalidOperationException("Every source is there from the start."),
            (_, before) => before with { Questions = before.Questions + 1 });
        await Task.Delay(TimeSpan.FromMilliseconds(now.Behaviour.LatencyMs), clock, context.RequestAborted);
        var fault = now.IsFaulty ? now.Behaviour.Fault : Fault.None;
        await Faults.Send(context, fault, asked, Play.Answer(source, asked), Format);
    }

    static async Task<Asked?> Question(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<Asked>(Format, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <param name="Source">Which source.</param>
    sealed record Order(Source Source, int? LatencyMs = null, Fault? Fault = null, decimal? Share = null);

    sealed record Played(Behaviour Behaviour, int Questions)
    {
        /// <summary>Whether this question is one of the share: of 0.25, the fourth, the eighth and so on.</summary>
        internal bool IsFaulty =>
            decimal.Floor(Questions * Behaviour.Share) > decimal.Floor((Questions - 1) * Behaviour.Share);
    }
}
