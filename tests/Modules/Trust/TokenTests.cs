using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>The door for partners' systems: tokens of this house open it for a quarter of an hour, nothing else
/// does.</summary>
public sealed class TokenTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_gets_a_token_and_acts_for_its_organisation(bool postgres)
    {
        await using var web = await WebHouse.Open(postgres: postgres);
        var (client, secret, _) = await Client(web);
        using var system = web.Visit();

        var token = await Token(system, client, secret);
        var response = await system.Send(HttpMethod.Get, "/api/applications", null, bearer: token);
        var asAdmin = await system.Send(HttpMethod.Get, "/api/users", null, bearer: token);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            (HttpStatusCode.Forbidden, "trust.not_permitted"), (asAdmin.StatusCode, await Visitor.Code(asAdmin)));
    }

    [Fact]
    public async Task A_token_needs_no_forgery_token()
    {
        await using var web = await WebHouse.Open();
        var (client, secret, _) = await Client(web);
        using var system = web.Visit();

        var response = await system.Send(
            HttpMethod.Post, "/api/people",
            new { name = "x", idNumber = "1", phone = "2", consents = Array.Empty<object>() },
            bearer: await Token(system, client, secret));

        Assert.Equal("parties.name_malformed", await Visitor.Code(response)); // it came through to the rule
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_expires_after_a_quarter_of_an_hour_and_then_writes_nothing(bool postgres)
    {
        await using var web = await WebHouse.Open(postgres: postgres);
        var (client, secret, _) = await Client(web);
        using var system = web.Visit();
        var token = await Token(system, client, secret);

        web.House.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(
            HttpStatusCode.OK,
            (await system.Send(HttpMethod.Get, "/api/applications", null, bearer: token)).StatusCode);
        web.House.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await system.Send(HttpMethod.Get, "/api/applications", null, bearer: token);

        Assert.Equal((HttpStatusCode.Unauthorized, "trust.token_expired"), (late.StatusCode, await Visitor.Code(late)));
        Assert.Equal("Bearer error=\"invalid_token\"", late.Headers.WwwAuthenticate.ToString());
        await web.House.Drain(); // what works behind the doors has nothing left to write
        await web.House.Services.GetRequiredService<IAuditLog>().Sequence(TestContext.Current.CancellationToken);
        var before = await web.House.Read(web.House.Newcomer(Role.Regulator), Tables.Print);
        var write = await system.Send(
            HttpMethod.Post, "/api/people",
            new
            {
                name = "周敏",
                idNumber = "990101199003079503",
                phone = "19900000099",
                consents = Array.Empty<object>(),
            },
            bearer: token);
        Assert.Equal("trust.token_expired", await Visitor.Code(write));
        Assert.Equal(before, await web.House.Read(web.House.Newcomer(Role.Regulator), Tables.Print));
    }

    [Fact]
    public async Task A_revoked_client_is_out_at_once()
    {
        await using var web = await WebHouse.Open();
        var (client, secret, admin) = await Client(web);
        using var system = web.Visit();
        var token = await Token(system, client, secret);

        await web.House.Run<RevokeClient, Unit>(admin, new(Id<Client>.Parse(client)));

        Assert.Equal(
            "trust.client_revoked",
            await Visitor.Code(await system.Send(HttpMethod.Get, "/api/applications", null, bearer: token)));
        Assert.Equal("trust.client_refused", await Visitor.Code(await system.AskToken(client, secret)));
    }

    [Fact]
    public async Task Forged_tokens_are_refused()
    {
        await using var web = await WebHouse.Open();
        var (client, secret, admin) = await Client(web);
        using var system = web.Visit();
        var token = await Token(system, client, secret);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forgeries = new[]
        {
            "abc",
            token[..^4] + "AAAA",
            Unsigned(token),
            Signed(admin, new(new ECDsaSecurityKey(other), SecurityAlgorithms.EcdsaSha256)),
            Signed(admin, new(new SymmetricSecurityKey(new byte[32]), SecurityAlgorithms.HmacSha256)),
        };

        foreach (var forgery in forgeries)
        {
            var response = await system.Send(HttpMethod.Get, "/api/session", null, bearer: forgery);

            Assert.Equal(
                (HttpStatusCode.Unauthorized, "trust.token_invalid"),
                (response.StatusCode, await Visitor.Code(response)));
        }
    }

    [Theory]
    [InlineData("client_credentials", "trust.client_refused")]
    [InlineData("password", "trust.grant_unknown")]
    public async Task A_wrong_secret_and_another_grant_are_refused(string grant, string code)
    {
        await using var web = await WebHouse.Open();
        var (client, _, _) = await Client(web);
        using var system = web.Visit();

        Assert.Equal(code, await Visitor.Code(await system.AskToken(client, "guess", grant)));
    }

    /// <summary>As two servers on one ring, or the next one after a restart in the same process.</summary>
    [Fact]
    public async Task A_house_that_closes_takes_no_other_houses_key_along()
    {
        var ring = KeyRing.InMemory();
        var partner = new Actor(
            Id<Organisation>.New(TimeProvider.System), Id<User>.New(TimeProvider.System), Role.Partner, "Stock system");
        using var stays = new Tokens(ring, TimeProvider.System);
        using (var goes = new Tokens(ring, TimeProvider.System))
        {
            Assert.True((await goes.Read(goes.Issue(partner))).IsDone);
        }

        Assert.Equal(partner, (await stays.Read(stays.Issue(partner))).Value);
    }

    static async Task<(string Client, string Secret, Actor Admin)> Client(WebHouse web)
    {
        var admin = await web.House.Settle(OrganisationKind.Dealer, Role.Admin, "dealer.admin");
        var id = (await web.House.Run<AddClient, Id<Client>>(admin, new("Stock system"))).Value;
        return (id.ToString(), web.House.Services.GetRequiredService<Clients>().Secret(id), admin);
    }

    static async Task<string> Token(Visitor system, string client, string secret)
    {
        var answer = await (await system.AskToken(client, secret)).Content
            .ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(900, answer.GetProperty("expires_in").GetInt32());
        return answer.GetProperty("access_token").GetString()!;
    }

    static string Unsigned(string token) =>
        $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    static string Signed(Actor actor, SigningCredentials credentials) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "wheelhouse",
            Audience = "wheelhouse-api",
            Subject = new([new("sub", actor.User.ToString()), new("org", actor.Organisation.ToString())]),
            SigningCredentials = credentials,
        });
}
