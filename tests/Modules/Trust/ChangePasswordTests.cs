using Microsoft.EntityFrameworkCore;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>Everybody who signed in may choose another password; nobody else can do it for him.</summary>
public sealed class ChangePasswordTests
{
    const string Next = "another long password";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_new_one_holds_the_old_one_does_not_and_other_sessions_end(bool postgres)
    {
        await using var web = await WebHouse.Open(postgres: postgres);
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var here = web.Visit();
        using var elsewhere = web.Visit();
        await here.SignIn("lin.admin", Town.Password);
        await elsewhere.SignIn("lin.admin", Town.Password);

        var changed = await Change(here, Town.Password, Next);

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(1, (await Read(changed)).GetProperty("sessionsEnded").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/api/users")).StatusCode);
        Assert.Equal("trust.session_ended", await Visitor.Code(await elsewhere.Get("/api/users")));
        Assert.Equal("trust.sign_in_refused", await Visitor.Code(await elsewhere.SignIn("lin.admin", Town.Password)));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.SignIn("lin.admin", Next)).StatusCode);
        Assert.DoesNotContain(
            Next, await web.House.Read(web.House.Newcomer(Role.Regulator), Tables.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_the_present_one_shuts_the_door_as_at_sign_in()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();
        await visitor.SignIn("lin.admin", Town.Password);
        for (var i = 0; i < 5; i++)
        {
            var wrong = await Change(visitor, "a wrong guess", Next);
            Assert.Equal(
                (HttpStatusCode.Forbidden, "trust.old_password_wrong"), (wrong.StatusCode, await Visitor.Code(wrong)));
        }

        Assert.Equal("trust.locked_out", await Visitor.Code(await Change(visitor, Town.Password, Next)));
        Assert.Equal("trust.locked_out", await Visitor.Code(await visitor.SignIn("lin.admin", Town.Password)));
        web.House.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await Change(visitor, Town.Password, Next)).StatusCode);
    }

    [Fact]
    public async Task A_weak_or_the_same_password_and_none_before_are_refused_and_count_as_no_guess()
    {
        await using var web = await WebHouse.Open(demo: true);
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        var seat = await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "seat");
        using var visitor = web.Visit();
        await visitor.SignIn("lin.admin", Town.Password);
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal("trust.weak_password", await Visitor.Code(await Change(visitor, "a wrong guess", "short")));
        }

        var same = await Change(visitor, Town.Password, Town.Password);
        await visitor.Enter("/api/demo/session", new { user = seat.User.ToString() });
        var none = await Change(visitor, "", Next);

        Assert.Equal("trust.password_unchanged", await Visitor.Code(same));
        Assert.Equal("trust.no_password", await Visitor.Code(none));
    }

    [Fact]
    public async Task The_same_intent_is_answered_alike_a_no_as_well()
    {
        await using var web = await WebHouse.Open();
        var admin = await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        var session = Id<Session>.New(web.House.Clock);

        foreach (var (old, key) in new[] { ("a wrong guess", "no"), (Town.Password, "yes") })
        {
            var first = await web.House.Run<ChangePassword, ChangePassword.Result>(
                admin, new(old, Next, session), key);
            var again = await web.House.Run<ChangePassword, ChangePassword.Result>(
                admin, new(old, Next, session), key);

            Assert.Equal(first.Value.Refusal?.Sentence, again.Value.Refusal?.Sentence);
            Assert.Equal(key == "no", again.Value.Refusal is not null);
        }

        var failures = await web.House.Read(
            admin, h => h.Set<UserRow>().Select(u => u.AccessFailedCount).SingleAsync());
        Assert.Equal(0, failures); // one wrong, then the right one; the repeats count for nothing
    }

    static Task<HttpResponseMessage> Change(Visitor visitor, string old, string next) =>
        visitor.Send(HttpMethod.Post, "/api/session/password", new Dictionary<string, string>
        {
            ["old"] = old,
            ["new"] = next,
        });

    static Task<JsonElement> Read(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
