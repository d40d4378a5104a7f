using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using System.Text.Json.Serialization;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>The client-credentials grant of OAuth 2.0 (RFC 6749, section 4.4).</summary>
static class IssueToken
{
    static readonly Refusal Refused = new(
        "trust.client_refused", "Client or secret is wrong, or access was taken back; check both.",
        RefusalKind.Forbidden);

    static readonly Refusal WrongGrant = new(
        "trust.grant_unknown", "Send grant_type=client_credentials; this house issues no other.", RefusalKind.Invalid);

    /// <param name="ExpiresIn">Seconds.</param>
    internal sealed record Answer(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("token_type")] string TokenType,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);

    /// <summary>Client and secret come in the form, as the RFC allows; an Authorization header is for tokens
    /// here.</summary>
    internal static async Task<Results<Ok<Answer>, ProblemHttpResult>> Post(
        [FromForm(Name = "grant_type")] string? grantType, [FromForm(Name = "client_id")] string? clientId,
        [FromForm(Name = "client_secret")] string? clientSecret, Clients clients, Tokens tokens, SignInLimit limit,
        HttpContext context, CancellationToken cancel)
    {
        if (limit.Refuse(context) is { } tooMany)
        {
            return tooMany;
        }

        if (grantType != "client_credentials")
        {
            return WrongGrant.ToProblem();
        }

        if (!Id<Client>.TryParse(clientId, null, out var id) || clientSecret is null
            || !clients.IsSecret(id, clientSecret)
            || await clients.Find(id, cancel) is not { Revoked: null } client)
        {
            return Refused.Unauthorised();
        }

        return TypedResults.Ok(new Answer(tokens.Issue(client.ToActor()), "Bearer", (int)Tokens.Lifetime.TotalSeconds));
    }
}
