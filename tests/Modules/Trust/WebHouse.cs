using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Wheelhouse.Kit;
using Wheelhouse.Origination;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Rooms;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>Rooms behind their doors, on a loopback port, over the database of a test house and by its clock. Only
/// those that these tests enter have a door: making all of them takes longer than a test.</summary>
sealed class WebHouse : IAsyncDisposable
{
    readonly WebApplication app;

    WebHouse(TestHouse house, WebApplication app) => (House, this.app) = (house, app);

    internal TestHouse House { get; }

    internal Uri Address => new(app.Urls.Single());

    /// <param name="more">Maps what the test adds.</param>
    internal static async Task<WebHouse> Open(
        bool demo = false, int signInsPerMinute = 1000, bool postgres = false, Action<WebApplication>? more = null)
    {
        var house = await TestHouse.Open(postgres, Town.Add);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services
            .ConfigureHttpJsonOptions(json => Json.Configure(json.SerializerOptions))
            .AddSingleton<TimeProvider>(house.Clock)
            .AddSingleton(house.Services.GetRequiredService<KeyRing>())
            .AddSingleton(new TrustSettings(demo, signInsPerMinute))
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
            .AddHouse(house.Database)
            .AddRooms();
        var app = builder.Build();
        app.UseTrust();
        app.MapModule<PlatformModule>().MapModule<TrustModule>().MapModule<PartiesModule>()
            .MapModule<OriginationModule>();
        more?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(house, app);
    }

    internal Visitor Visit() => new(Address);

    public async ValueTask DisposeAsync()
    {
        // Disposing alone does not wait for what works beside the requests, and closes its connection under it.
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await House.DisposeAsync();
    }
}

/// <summary>Somebody with a browser: keeps cookies, and the forgery token of the last session answer.</summary>
sealed class Visitor : IDisposable
{
    readonly HttpClient client;

    string? forgeryToken;

    internal Visitor(Uri address)
    {
        client = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };
    }

    internal CookieContainer Cookies { get; } = new();

    internal static async Task<string?> Code(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken))
            .TryGetProperty("code", out var code) ? code.GetString() : null;

    internal Task<HttpResponseMessage> SignIn(string signIn, string password) =>
        Enter("/api/session", new { signIn, password });

    internal async Task<HttpResponseMessage> Enter(string path, object body)
    {
        var response = await Send(HttpMethod.Post, path, body);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            var session = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            forgeryToken = session.GetProperty("csrfToken").GetString();
        }

        return response;
    }

    internal Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path, null);

    internal async Task<HttpResponseMessage> Send(
        HttpMethod method, string path, object? body, bool withForgeryToken = true, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : JsonContent.Create(body, options: Json.Wire);
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString());
        if (withForgeryToken && forgeryToken is not null && method != HttpMethod.Get)
        {
            request.Headers.Add("X-CSRF-TOKEN", forgeryToken);
        }

        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks for a token as a partner's system does.</summary>
    internal async Task<HttpResponseMessage> AskToken(string client, string secret, string grant = "client_credentials")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = grant,
            ["client_id"] = client,
            ["client_secret"] = secret,
        });
        return await this.client.PostAsync(
            new Uri("/api/token", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public void Dispose() => client.Dispose();
}
