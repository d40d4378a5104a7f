using Microsoft.EntityFrameworkCore;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>The way in of a customer who was registered in a store: a code, once, then a password of his own.</summary>
public sealed class InvitationTests
{
    const string Phone = "13812345678";
    const string Chosen = "my own long password";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_customer_gets_in_with_the_code_and_then_signs_in_by_phone(bool postgres)
    {
        await using var web = await WebHouse.Open(postgres: postgres);
        var (store, person) = await Registered(web);
        using var customer = web.Visit();
        using var elsewhere = web.Visit();

        var invited = await Read(await store.Send(HttpMethod.Post, $"/api/people/{person}/invitation", new { }));
        var code = invited.GetProperty("code").GetString()!;
        await customer.Enter("/api/activation", Body(Phone, code));
        var activated = await Read(await customer.Get("/api/session"));
        var way = await Read(await store.Get($"/api/people/{person}/invitation"));
        await elsewhere.SignIn(Phone, Chosen);
        var signedIn = await Read(await elsewhere.Get("/api/session"));

        Assert.Equal(("138****5678", 8), (invited.GetProperty("maskedPhone").GetString(), code.Length));
        Assert.Equal(
            new DateOnly(2026, 1, 6), DateOnly.FromDateTime(invited.GetProperty("until").GetDateTimeOffset().DateTime));
        Assert.Equal("customer", activated.GetProperty("role").GetString());
        Assert.True(way.GetProperty("signsIn").GetBoolean());
        Assert.Equal(JsonValueKind.Null, way.GetProperty("codeUntil").ValueKind);
        Assert.Equal(
            activated.GetProperty("user").GetProperty("id").GetString(),
            signedIn.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, (await customer.Get("/api/people/me")).StatusCode);
        await HoldsNothing(web, Phone, code, Chosen);
        store.Dispose();
    }

    [Fact]
    public async Task Whatever_is_wrong_with_phone_or_code_the_answer_is_the_same_to_the_byte()
    {
        await using var web = await WebHouse.Open();
        var (store, person) = await Registered(web);
        using var stranger = web.Visit();
        var voided = await Invite(store, person);
        var good = await Invite(store, person);

        var answers = new List<string>
        {
            await Text(await stranger.Enter("/api/activation", Body("13900000000", good))), // no such phone
            await Text(await stranger.Enter("/api/activation", Body("' or 1=1 --", good))),
            await Text(await stranger.Enter("/api/activation", Body(Phone, Other(good)))),
            await Text(await stranger.Enter("/api/activation", Body(Phone, voided))),
            await Text(await stranger.Enter("/api/activation", Body(Phone, ""))),
        };
        web.House.Clock.Advance(TimeSpan.FromHours(24));
        answers.Add(await Text(await stranger.Enter("/api/activation", Body(Phone, good)))); // expired
        await store.SignIn("dealer", Town.Password); // a session is a working day
        var fresh = await Invite(store, person);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Enter("/api/activation", Body(Phone, fresh))).StatusCode);
        using var second = web.Visit();
        answers.Add(await Text(await second.Enter("/api/activation", Body(Phone, fresh)))); // used

        Assert.Single(answers.Distinct());
        Assert.StartsWith("401 ", answers[0], StringComparison.Ordinal);
        Assert.Contains("trust.activation_refused", answers[0], StringComparison.Ordinal);
        store.Dispose();
    }

    [Fact]
    public async Task Five_wrong_codes_spoil_the_right_one_and_a_new_one_helps()
    {
        await using var web = await WebHouse.Open();
        var (store, person) = await Registered(web);
        using var customer = web.Visit();
        var code = await Invite(store, person);
        for (var i = 0; i < 5; i++)
        {
            await customer.Enter("/api/activation", Body(Phone, Other(code)));
        }

        var spoiled = await customer.Enter("/api/activation", Body(Phone, code));
        var again = await customer.Enter("/api/activation", Body(Phone, await Invite(store, person)));

        Assert.Equal("trust.activation_refused", await Visitor.Code(spoiled));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        store.Dispose();
    }

    [Fact]
    public async Task A_code_may_be_typed_as_it_is_read_aloud_and_a_weak_password_is_no_try()
    {
        await using var web = await WebHouse.Open();
        var (store, person) = await Registered(web);
        using var customer = web.Visit();
        var code = await Invite(store, person);
        for (var i = 0; i < 6; i++)
        {
            var weak = await customer.Enter("/api/activation", new { phone = Phone, code, password = "short" });
            Assert.Equal("trust.weak_password", await Visitor.Code(weak));
        }

        web.House.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var spaced = await customer.Enter("/api/activation", Body($" {Phone} ", $"{code[..4]} - {code[4..]}"));

        Assert.Equal(HttpStatusCode.OK, spaced.StatusCode);
        store.Dispose();
    }

    [Fact]
    public async Task Who_signs_in_already_gets_a_new_code_from_servicing_alone_and_it_ends_what_was()
    {
        await using var web = await WebHouse.Open();
        var (store, person) = await Registered(web);
        using var customer = web.Visit();
        using var finder = web.Visit();
        await customer.Enter("/api/activation", Body(Phone, await Invite(store, person)));
        var dealer = await web.House.Settle(OrganisationKind.Lender, Role.Servicing, "wu.servicing");
        await Introduce(web, person, dealer);

        var byStore = await store.Send(HttpMethod.Post, $"/api/people/{person}/invitation", new { });
        var reset = (await web.House.Run<InvitePerson, IssuedInvitation>(
            dealer, new(Id<Person>.Parse(person)), "reset")).Value;
        var code = await Codes(web, reset.Id);
        var found = await finder.Enter("/api/activation", new { phone = Phone, code, password = "another long one" });

        Assert.Equal("trust.signs_in_already", await Visitor.Code(byStore));
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        Assert.Equal("trust.session_ended", await Visitor.Code(await customer.Get("/api/people/me")));
        Assert.Equal("trust.sign_in_refused", await Visitor.Code(await customer.SignIn(Phone, Chosen)));
        store.Dispose();
    }

    [Fact]
    public async Task A_stranger_cannot_invite_and_learns_nothing()
    {
        await using var web = await WebHouse.Open();
        var (store, person) = await Registered(web);
        await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "stranger", withPassword: true);
        using var stranger = web.Visit();
        await stranger.SignIn("stranger", Town.Password);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var answer = await stranger.Send(
                method, $"/api/people/{person}/invitation", method == HttpMethod.Post ? new { } : null);
            Assert.Equal("parties.no_such_person", await Visitor.Code(answer));
        }

        store.Dispose();
    }

    [Fact]
    public async Task A_phone_is_the_sign_in_name_of_one_customer()
    {
        await using var web = await WebHouse.Open();
        var (store, first) = await Registered(web);
        var second = await Register(store, "李四", "110105199003071249");
        using var customer = web.Visit();
        var late = await Invite(store, second);
        var code = await Invite(store, first); // the same phone: the newest code counts
        Assert.Equal(
            "trust.activation_refused", await Visitor.Code(await customer.Enter("/api/activation", Body(Phone, late))));
        await customer.Enter("/api/activation", Body(Phone, code));

        var taken = await store.Send(HttpMethod.Post, $"/api/people/{second}/invitation", new { });

        Assert.Equal((HttpStatusCode.Conflict, "trust.phone_taken"), (taken.StatusCode, await Visitor.Code(taken)));
        store.Dispose();
    }

    [Fact]
    public async Task The_same_intent_issues_one_code_and_every_step_is_on_record()
    {
        await using var web = await WebHouse.Open();
        var (store, text) = await Registered(web);
        var person = Id<Person>.Parse(text);
        var dealer = await Dealer(web);

        var first = (await web.House.Run<InvitePerson, IssuedInvitation>(dealer, new(person), "one intent")).Value;
        var again = (await web.House.Run<InvitePerson, IssuedInvitation>(dealer, new(person), "one intent")).Value;
        using var customer = web.Visit();
        await customer.Enter("/api/activation", Body(Phone, Other(await Codes(web, first.Id))));
        await customer.Enter("/api/activation", Body(Phone, await Codes(web, first.Id)));

        Assert.Equal(first, again);
        var bodies = await web.House.Read(web.House.Newcomer(Role.Regulator), h => h.Set<AuditRecord>()
            .IgnoreQueryFilters().Select(r => r.Body).ToListAsync());
        Assert.Single(bodies, b => b.Contains("\"InvitePerson\"", StringComparison.Ordinal)
            && b.Contains(text, StringComparison.Ordinal));
        Assert.Single(bodies, b => b.Contains("\"kind\":\"ActivationRefused\"", StringComparison.Ordinal));
        Assert.Single(bodies, b => b.Contains("\"kind\":\"CustomerActivated\"", StringComparison.Ordinal));
        store.Dispose();
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_have_to_wait()
    {
        await using var web = await WebHouse.Open(signInsPerMinute: 3);
        using var visitor = web.Visit();
        for (var i = 0; i < 3; i++)
        {
            await visitor.Enter("/api/activation", Body("13900000000", "00000000"));
        }

        var late = await visitor.Enter("/api/activation", Body("13900000000", "00000000"));

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "trust.too_many_attempts"), (late.StatusCode, await Visitor.Code(late)));
    }

    [Fact]
    public void Codes_are_eight_digits_of_one_ring_and_one_invitation()
    {
        var (ring, invitation) = (KeyRing.InMemory(), Id<Invitation>.New(TimeProvider.System));
        var codes = new ActivationCodes(ring);
        var code = codes.Of(invitation);

        Assert.Matches("^[0-9]{8}$", code);
        Assert.True(new ActivationCodes(ring).IsOf(invitation, code));
        Assert.False(codes.IsOf(invitation, Other(code)));
        Assert.NotEqual(code, new ActivationCodes(KeyRing.InMemory()).Of(invitation));
    }

    [Fact]
    public void A_mobile_number_is_no_name_for_staff() => Assert.Equal(
        "trust.sign_in_is_phone",
        Users.Decide(OrganisationKind.Dealer, Role.Dealer, Phone, taken: false, password: null)?.Code);

    static object Body(string phone, string code) => new { phone, code, password = Chosen };

    /// <summary>A code of the same form that is another.</summary>
    static string Other(string code) => $"{code[..7]}{(code[7] == '0' ? '1' : '0')}";

    /// <summary>A dealer who signed in, and a person he registered.</summary>
    static async Task<(Visitor Store, string Person)> Registered(WebHouse web)
    {
        await web.House.Settle(OrganisationKind.Dealer, Role.Dealer, "dealer", withPassword: true);
        var store = web.Visit();
        await store.SignIn("dealer", Town.Password);
        return (store, await Register(store, "王小明", "110105199003071230"));
    }

    static async Task<string> Register(Visitor store, string name, string digits)
    {
        var answer = await Read(await store.Send(HttpMethod.Post, "/api/people", new
        {
            name,
            idNumber = digits[..17] + ResidentId.CheckDigit(digits),
            phone = Phone,
            consents = Array.Empty<object>(),
        }));
        return answer.GetProperty("person").GetString()!;
    }

    static async Task<string> Invite(Visitor store, string person) =>
        (await Read(await store.Send(HttpMethod.Post, $"/api/people/{person}/invitation", new { })))
            .GetProperty("code").GetString()!;

    static Task<string> Codes(WebHouse web, Id<Invitation> invitation) => web.House.In(
        web.House.Newcomer(Role.Dealer),
        provider => Task.FromResult(
            ((IInvitations)provider.GetService(typeof(IInvitations))!).Code(invitation)));

    static Task<Actor> Dealer(WebHouse web) => web.House.Read(
        web.House.Newcomer(Role.Regulator),
        h => h.Set<UserRow>().Where(u => u.UserName == "dealer")
            .Select(u => new Actor(u.Organisation, new(u.Id), Role.Dealer, "dealer")).SingleAsync());

    static async Task Introduce(WebHouse web, string person, Actor to)
    {
        var dealer = await Dealer(web);
        await web.House.In(dealer, async provider =>
        {
            var people = (IPeople)provider.GetService(typeof(IPeople))!;
            var introduced = await people.Introduce(
                Id<Person>.Parse(person), to.Organisation, TestContext.Current.CancellationToken);
            await ((House)provider.GetService(typeof(House))!).SaveChangesAsync(
                TestContext.Current.CancellationToken);
            return introduced.Value;
        });
    }

    static async Task HoldsNothing(WebHouse web, params string[] secrets)
    {
        var everything = await web.House.Read(web.House.Newcomer(Role.Regulator), Tables.Text);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }

    static async Task<string> Text(HttpResponseMessage response) =>
        $"{(int)response.StatusCode} "
        + await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }
}
