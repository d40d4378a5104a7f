using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Wheelhouse.Kernel;

namespace Wheelhouse.Trust;

/// <summary>Why a token that came with a request was not taken; the entrance answers it, also where nothing is
/// needed.</summary>
sealed record TokenTrouble(Refusal Refusal);

/// <summary>Reads <c>Authorization: Bearer …</c>.</summary>
sealed class TokenDoor(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Tokens tokens,
    Clients clients)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    const string Bearer = "Bearer ";

    static readonly Refusal NoBearer = new(
        "trust.token_invalid", "Send the token as 'Authorization: Bearer TOKEN'; ask for one at /api/token.",
        RefusalKind.Forbidden);

    static readonly Refusal Revoked = new(
        "trust.client_revoked", "This client's access was taken back; ask the administrator of your organisation.",
        RefusalKind.Forbidden);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Trouble(NoBearer);
        }

        var outcome = await tokens.Read(header[Bearer.Length..].Trim());
        if (outcome.Refused is { } refusal)
        {
            return Trouble(refusal);
        }

        if (await clients.Find(new(outcome.Value.User.Value), Context.RequestAborted) is not { Revoked: null })
        {
            return Trouble(Revoked);
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(outcome.Value.ToClaims(), Doors.Token));
        return AuthenticateResult.Success(new(principal, Doors.Token));
    }

    AuthenticateResult Trouble(Refusal refusal)
    {
        Context.Features.Set(new TokenTrouble(refusal));
        return AuthenticateResult.Fail(refusal.Code);
    }
}
