using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using System.Security.Claims;
using System.Security.Cryptography;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;

namespace Wheelhouse.Trust;

/// <summary>Issues and reads the tokens of partners' systems: signed with ES256, good for 15 minutes.</summary>
sealed class Tokens : IDisposable
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    const string Issuer = "wheelhouse";
    const string Audience = "wheelhouse-api";
    const string OrganisationClaim = "org";

    static readonly Refusal Invalid = new(
        "trust.token_invalid", "The token is not one of this house; ask for a new one at /api/token.",
        RefusalKind.Forbidden);

    static readonly Refusal Expired = new(
        "trust.token_expired", "The token has expired; ask for a new one at /api/token.", RefusalKind.Forbidden);

    readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    readonly TimeProvider clock;
    readonly ECDsa key = ECDsa.Create();
    readonly ECDsaSecurityKey signing;

    // of this house: by default what signs is kept for the process, by the key's id, longer than the key lives
    readonly InMemoryCryptoProviderCache signers = new();

    public Tokens(KeyRing ring, TimeProvider clock)
    {
        this.clock = clock;
        key.ImportPkcs8PrivateKey(ring.Signing, out _);
        var fingerprint = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
        signing = new(key)
        {
            KeyId = Convert.ToHexStringLower(fingerprint.AsSpan(0, 8)),
            CryptoProviderFactory = new(signers),
        };
    }

    internal string Issue(Actor partner)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            Expires = now + Lifetime,
            Subject = new([
                new(JwtRegisteredClaimNames.Sub, partner.User.ToString()),
                new(JwtRegisteredClaimNames.Name, partner.Name),
                new(OrganisationClaim, partner.Organisation.ToString()),
            ]),
            SigningCredentials = new(signing, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <returns>Refused: <c>trust.token_invalid</c>, <c>trust.token_expired</c>.</returns>
    internal async Task<Outcome<Actor>> Read(string token)
    {
        var read = await handler.ValidateTokenAsync(token, new()
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = signing,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateLifetime = false, // below, by the house's own clock
        });
        if (!read.IsValid || read.SecurityToken is not JsonWebToken jwt
            || !Id<User>.TryParse(jwt.Subject, null, out var user)
            || !Id<Organisation>.TryParse(Claim(read.ClaimsIdentity, OrganisationClaim), null, out var organisation))
        {
            return Invalid;
        }

        return jwt.ValidTo <= clock.GetUtcNow().UtcDateTime
            ? Expired
            : new Actor(
                organisation, user, Role.Partner, Claim(read.ClaimsIdentity, JwtRegisteredClaimNames.Name) ?? "");
    }

    public void Dispose()
    {
        signers.Dispose();
        key.Dispose();
    }

    static string? Claim(ClaimsIdentity identity, string name) => identity.FindFirst(name)?.Value;
}
