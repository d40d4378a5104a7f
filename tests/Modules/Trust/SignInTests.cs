using Microsoft.AspNetCore.Builder;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>The door for people, over HTTP: who gets in, how long, and what is said to those who do not.</summary>
public sealed class SignInTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Name_and_password_open_a_session_that_knows_who_it_is(bool postgres)
    {
        await using var web = await WebHouse.Open(postgres: postgres);
        var admin = await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();

        var signedIn = await visitor.SignIn("LIN.admin", Town.Password);
        var session = await Read(await visitor.Get("/api/session"));

        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Equal(admin.Organisation.ToString(), session.GetProperty("organisation").GetProperty("id").GetString());
        Assert.Equal("admin", session.GetProperty("role").GetString());
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/api/users")).StatusCode);
    }

    [Fact]
    public async Task The_cookie_is_for_the_server_alone_and_for_no_other_site()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();

        var cookies = (await visitor.SignIn("lin.admin", Town.Password)).Headers.GetValues("Set-Cookie").ToList();

        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, cookie => Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_are_answered_alike()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "no.password");
        using var visitor = web.Visit();

        foreach (var name in new[] { "lin.admin", "nobody", "no.password", "' or 1=1 --" })
        {
            var response = await visitor.SignIn(name, "wrong password");

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("trust.sign_in_refused", await Visitor.Code(response));
        }
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_door_for_a_quarter_of_an_hour()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("trust.sign_in_refused", await Visitor.Code(await visitor.SignIn("lin.admin", "guess")));
        }

        Assert.Equal("trust.locked_out", await Visitor.Code(await visitor.SignIn("lin.admin", Town.Password)));
        web.House.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignIn("lin.admin", Town.Password)).StatusCode);
    }

    [Fact]
    public void The_lock_counts_only_wrong_passwords_in_a_row()
    {
        var now = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        var four = new LockOut(4, null);

        Assert.Equal(new LockOut(0, null), OpenSession.Decide(four, false, SignInBy.RightPassword, now).State);
        Assert.Equal(
            new LockOut(0, now.AddMinutes(15)), OpenSession.Decide(four, false, SignInBy.WrongPassword, now).State);
        Assert.Equal(
            "trust.sign_in_refused", OpenSession.Decide(four, true, SignInBy.RightPassword, now).Refusal?.Code);
        Assert.Equal("15", new LockOut(0, now.AddMinutes(15)).Check(now)?.Values[0].Value);
        Assert.Null(new LockOut(0, now.AddMinutes(15)).Check(now.AddMinutes(15)));
    }

    [Fact]
    public async Task A_write_without_the_forgery_token_is_refused()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();
        await visitor.SignIn("lin.admin", Town.Password);
        var colleague = new
        {
            signIn = "new.one",
            name = new { zh = "新", en = "New" },
            role = "treasury",
            password = Town.Password,
        };

        var without = await visitor.Send(HttpMethod.Post, "/api/users", colleague, withForgeryToken: false);
        var with = await visitor.Send(HttpMethod.Post, "/api/users", colleague);

        Assert.Equal(
            (HttpStatusCode.Forbidden, "trust.forgery_token_missing"),
            (without.StatusCode, await Visitor.Code(without)));
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
    }

    [Fact]
    public async Task A_cookie_is_worth_nothing_after_sign_out_even_where_it_was_copied()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();
        using var thief = web.Visit();
        await visitor.SignIn("lin.admin", Town.Password);
        thief.Cookies.Add(visitor.Cookies.GetCookies(web.Address));
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/api/users")).StatusCode);

        await visitor.Send(HttpMethod.Delete, "/api/session", null);

        Assert.Equal("trust.session_ended", await Visitor.Code(await thief.Get("/api/users")));
        Assert.Equal("trust.not_signed_in", await Visitor.Code(await visitor.Get("/api/users")));
    }

    [Fact]
    public async Task A_session_ends_after_a_working_day()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();
        await visitor.SignIn("lin.admin", Town.Password);

        web.House.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal("trust.session_ended", await Visitor.Code(await visitor.Get("/api/users")));
    }

    [Fact]
    public async Task A_tampered_cookie_is_no_session()
    {
        await using var web = await WebHouse.Open();
        await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        using var visitor = web.Visit();
        await visitor.SignIn("lin.admin", Town.Password);
        var cookie = visitor.Cookies.GetCookies(web.Address)["wheelhouse-session"]!;
        cookie.Value = cookie.Value[..40] + (cookie.Value[40] == 'A' ? 'B' : 'A') + cookie.Value[41..];

        var response = await visitor.Get("/api/users");

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "trust.session_ended"), (response.StatusCode, await Visitor.Code(response)));
    }

    [Fact]
    public async Task Who_was_disabled_is_out_at_once_and_cannot_come_back()
    {
        await using var web = await WebHouse.Open();
        var admin = await web.House.Settle(OrganisationKind.Lender, Role.Admin, "lin.admin", withPassword: true);
        var user = await web.House.Run<AddUser, Id<User>>(
            admin, new("wu.treasury", new("吴", "Wu"), Role.Treasury, Town.Password));
        using var visitor = web.Visit();
        await visitor.SignIn("wu.treasury", Town.Password);

        await web.House.Run<DisableUser, Unit>(admin, new(user.Value));

        Assert.Equal("trust.session_ended", await Visitor.Code(await visitor.Get("/api/consents")));
        Assert.Equal("trust.sign_in_refused", await Visitor.Code(await visitor.SignIn("wu.treasury", Town.Password)));
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_have_to_wait()
    {
        await using var web = await WebHouse.Open(signInsPerMinute: 3);
        using var visitor = web.Visit();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SignIn("nobody", "guess")).StatusCode);
        }

        var response = await visitor.SignIn("nobody", "guess");

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "trust.too_many_attempts"),
            (response.StatusCode, await Visitor.Code(response)));
    }

    [Fact]
    public async Task A_demonstration_seats_visitors_for_simulated_people_only()
    {
        await using var web = await WebHouse.Open(demo: true);
        var simulated = await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "seat");
        var real = await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "person", simulated: false);
        using var visitor = web.Visit();

        var seats = await Read(await visitor.Get("/api/demo/people"));
        var taken = await visitor.Enter("/api/demo/session", new { user = simulated.User.ToString() });
        var refused = await visitor.Enter("/api/demo/session", new { user = real.User.ToString() });

        Assert.Equal(
            [simulated.User.ToString()], seats.EnumerateArray().Select(s => s.GetProperty("user").GetString()));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal("trust.no_such_seat", await Visitor.Code(refused));
    }

    [Fact]
    public async Task Without_a_demonstration_nobody_takes_a_seat()
    {
        await using var web = await WebHouse.Open(demo: false);
        var simulated = await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "seat");
        using var visitor = web.Visit();

        Assert.Equal("trust.no_demo", await Visitor.Code(await visitor.Get("/api/demo/people")));
        Assert.Equal(
            "trust.no_demo",
            await Visitor.Code(await visitor.Enter("/api/demo/session", new { user = simulated.User.ToString() })));
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_of_its_callers_stops_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await WebHouse.Open(more: app => app.MapGet("/api/forgotten", () => "secret")));

        Assert.Contains("/api/forgotten", failure.Message, StringComparison.Ordinal);
    }

    static Task<JsonElement> Read(HttpResponseMessage response) =>
        response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
