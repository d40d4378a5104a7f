using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Wheelhouse.Platform;

namespace Wheelhouse.Kit;

/// <summary>What the server said: its status and its JSON.</summary>
public sealed record Reply(HttpStatusCode Status, JsonNode? Body, string? Version)
{
    /// <summary>The code of a no; null of a yes.</summary>
    public string? Code => (string?)Body?["code"];

    /// <summary>The body of a yes.</summary>
    /// <exception cref="InvalidOperationException">It was a no; its sentence is the message.</exception>
    public JsonNode Done => (int)Status < 300
        ? Body ?? throw new InvalidOperationException("The answer has no body.")
        : throw new InvalidOperationException($"{(int)Status} {Code}: {Body?["detail"]}");
}

/// <summary>A person at a browser: keeps cookies, sends the token against forgery, a key for every intent.</summary>
public sealed class Visitor : IDisposable
{
    readonly HttpClient http;

    string? csrf;

    int intents;

    public Visitor(Uri address) =>
        http = new(new SocketsHttpHandler { CookieContainer = new(), AllowAutoRedirect = false })
        {
            BaseAddress = address,
        };

    /// <summary>Somebody who signed in with the password of the simulated staff.</summary>
    public static async Task<Visitor> SignIn(
        Uri address, string signIn, string password = Simulation.Founding.Cast.Password)
    {
        var visitor = new Visitor(address);
        var session = await visitor.Post("/api/session", new { signIn, password });
        visitor.csrf = (string?)session.Done["csrfToken"];
        return visitor;
    }

    /// <summary>Takes the seat of a simulated person, as the demonstration allows.</summary>
    public static async Task<Visitor> Sit(Uri address, string user)
    {
        var visitor = new Visitor(address);
        var session = await visitor.Post("/api/demo/session", new { user });
        visitor.csrf = (string?)session.Done["csrfToken"];
        return visitor;
    }

    /// <summary>A partner's system that got itself a token (RFC 6749, section 4.4).</summary>
    public static async Task<Visitor> AsSystem(Uri address, string client, string secret)
    {
        var visitor = new Visitor(address);
        var form = $"grant_type=client_credentials&client_id={client}&client_secret={secret}";
        var token = await visitor.PostText("/api/token", form, "application/x-www-form-urlencoded");
        visitor.http.DefaultRequestHeaders.Authorization = new("Bearer", (string?)token.Done["access_token"]);
        return visitor;
    }

    public Task<Reply> Get(string path) => Send(new(HttpMethod.Get, path));

    /// <param name="key">The key of the intent; a new one when absent.</param>
    /// <param name="version">What the visitor saw, sent as If-Match.</param>
    public Task<Reply> Post(string path, object? body = null, string? key = null, string? version = null) =>
        Send(Request(path, JsonSerializer.Serialize(body ?? new { }, Json.Wire), "application/json", key, version));

    /// <summary>Posts text as it is, for bodies that no program would write.</summary>
    public Task<Reply> PostText(string path, string body, string type = "application/json", string? key = null) =>
        Send(Request(path, body, type, key, null));

    public Task<byte[]> Download(string path) => http.GetByteArrayAsync(new Uri(path, UriKind.Relative));

    /// <summary>Sends a request of one's own making; the token against forgery is added.</summary>
    public async Task<Reply> Send(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (csrf is not null && request.Method != HttpMethod.Get)
        {
            request.Headers.TryAddWithoutValidation("X-CSRF-TOKEN", csrf);
        }

        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var type = response.Content.Headers.ContentType?.MediaType;
        var isJson = text.Length > 0 && type?.EndsWith("json", StringComparison.Ordinal) == true;
        return new(response.StatusCode, isJson ? JsonNode.Parse(text) : null, response.Headers.ETag?.Tag);
    }

    public void Dispose() => http.Dispose();

    HttpRequestMessage Request(string path, string body, string type, string? key, string? version)
    {
        var content = new StringContent(body, Encoding.UTF8, type);
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.ExpectContinue = body.Length > 100_000; // as careful clients do: asks before it sends much
        request.Headers.Add("Idempotency-Key", key ?? $"visitor-{GetHashCode()}-{Interlocked.Increment(ref intents)}");
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        return request;
    }
}
