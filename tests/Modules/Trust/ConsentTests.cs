using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Trust;

/// <summary>Sensitive data is read for a purpose its subject agreed to, and never without a record.</summary>
public sealed class ConsentTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_consent_opens_one_purpose_for_one_organisation_until_it_is_withdrawn(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, Town.Add);
        var (customer, lender, other) = await Three(house);

        Assert.Equal("trust.no_consent", (await Read(house, lender, customer, Purpose.CreditAssessment)).Refused?.Code);
        await house.Run<GiveConsent, Unit>(customer, new(lender.Organisation, Purpose.CreditAssessment, "online"));

        Assert.Equal("secret", (await Read(house, lender, customer, Purpose.CreditAssessment)).Value);
        Assert.Equal("trust.no_consent", (await Read(house, lender, customer, Purpose.Marketing)).Refused?.Code);
        Assert.Equal("trust.no_consent", (await Read(house, other, customer, Purpose.CreditAssessment)).Refused?.Code);

        await house.Run<WithdrawConsent, Unit>(customer, new(lender.Organisation, Purpose.CreditAssessment));

        Assert.Equal("trust.no_consent", (await Read(house, lender, customer, Purpose.CreditAssessment)).Refused?.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_read_is_on_record_before_it_reveals_anything(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, Town.Add);
        var (customer, lender, _) = await Three(house);
        await house.Run<GiveConsent, Unit>(customer, new(lender.Organisation, Purpose.IdentityCheck, "paper"));
        var seen = -1;

        await Read(house, lender, customer, Purpose.Marketing);
        await Read(house, lender, customer, Purpose.IdentityCheck, () => seen = Disclosures(house, customer).Count);

        Assert.Equal(2, seen);
        Assert.Equal([(Purpose.Marketing, false), (Purpose.IdentityCheck, true)],
            Disclosures(house, customer).Select(d => (d.Purpose, d.Granted)));
        var records = await house.Read(
            lender, h => h.Set<AuditRecord>().OrderBy(r => r.Number).Select(r => r.Body).ToListAsync());
        Assert.Contains("\"granted\":false,\"code\":\"trust.no_consent\"", records[^2], StringComparison.Ordinal);
        Assert.Contains(
            "\"purpose\":\"identityCheck\",\"what\":\"identity\",\"granted\":true", records[^1],
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_command_read_is_on_record_whatever_becomes_of_it(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, Town.Add);
        var (customer, lender, _) = await Three(house);
        await house.Run<GiveConsent, Unit>(customer, new(lender.Organisation, Purpose.IdentityCheck, "paper"));
        var meanwhile = -1;

        await Command(() =>
        {
            meanwhile = Disclosures(house, customer).Count;
            return "done";
        });
        Assert.Equal((0, 1), (meanwhile, Disclosures(house, customer).Count)); // in the command's own commit

        var refused = await Command(() => new Refusal("test.stranger", "Nobody knows."));
        Assert.Equal("test.stranger", refused.Refused?.Code);
        Assert.Equal(2, Disclosures(house, customer).Count);

        await Assert.ThrowsAsync<TimeoutException>(() => Command(() => throw new TimeoutException()));
        Assert.Equal(3, Disclosures(house, customer).Count);
        var records = await house.Read(lender, h => h.Set<AuditRecord>().Select(r => r.Body).ToListAsync());
        Assert.Equal(3, records.Count(body => body.Contains("\"what\":\"identity\"", StringComparison.Ordinal)));

        Task<Outcome<string>> Command(Func<Outcome<string>> end) =>
            house.Services.GetRequiredService<Commands>().Run(
                lender, "Look", [], key: null, async provider =>
                {
                    var read = await provider.GetRequiredService<ISensitive>().Read(
                        customer.Organisation, Purpose.IdentityCheck, "identity", () => "secret",
                        TestContext.Current.CancellationToken);
                    Assert.Equal("secret", read.Value);
                    return end();
                },
                TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nobody_else_sees_who_read_what()
    {
        await using var house = await TestHouse.Open(postgres: false, Town.Add);
        var (customer, lender, other) = await Three(house);
        await Read(house, lender, customer, Purpose.Marketing);

        Assert.Single(Disclosures(house, customer));
        Assert.Empty(Disclosures(house, other));
    }

    [Fact]
    public async Task Ones_own_data_needs_no_consent()
    {
        await using var house = await TestHouse.Open(postgres: false, Town.Add);
        var (customer, _, _) = await Three(house);

        Assert.Equal("secret", (await Read(house, customer, customer, Purpose.IdentityCheck)).Value);
    }

    [Fact]
    public async Task A_consent_stands_once_and_a_withdrawn_one_stays_on_record()
    {
        await using var house = await TestHouse.Open(postgres: false, Town.Add);
        var (customer, lender, _) = await Three(house);
        var give = new GiveConsent(lender.Organisation, Purpose.Marketing, "online");
        var withdraw = new WithdrawConsent(lender.Organisation, Purpose.Marketing);

        await house.Run<GiveConsent, Unit>(customer, give);
        await house.Run<GiveConsent, Unit>(customer, give);
        await house.Run<WithdrawConsent, Unit>(customer, withdraw);
        var again = await house.Run<WithdrawConsent, Unit>(customer, withdraw);
        await house.Run<GiveConsent, Unit>(customer, give);

        Assert.Equal("trust.no_standing_consent", again.Refused?.Code);
        var rows = await house.Read(customer, h => h.Set<ConsentRow>().OrderBy(c => c.Id).ToListAsync());
        Assert.Equal([false, true], rows.Select(c => c.Withdrawn is null));
    }

    [Theory]
    [InlineData("by pigeon", "trust.consent_way_unknown")]
    [InlineData("online", "trust.no_such_organisation")]
    public async Task An_unknown_grantee_or_way_is_refused(string how, string code)
    {
        await using var house = await TestHouse.Open(postgres: false, Town.Add);
        var (customer, lender, _) = await Three(house);
        var grantee = code == "trust.no_such_organisation" ? customer.Organisation : lender.Organisation;

        var outcome = await house.Run<GiveConsent, Unit>(customer, new(grantee, Purpose.Marketing, how));

        Assert.Equal(code, outcome.Refused?.Code);
    }

    static async Task<(Actor Customer, Actor Lender, Actor Other)> Three(TestHouse house) => (
        await house.Settle(OrganisationKind.Person, Role.Customer, "customer"),
        await house.Settle(OrganisationKind.Lender, Role.Underwriter, "lender"),
        await house.Settle(OrganisationKind.Lender, Role.Underwriter, "other"));

    static Task<Outcome<string>> Read(
        TestHouse house, Actor reader, Actor subject, Purpose purpose, Action? meanwhile = null) => house.In(
        reader, provider => provider.GetRequiredService<ISensitive>().Read(
            subject.Organisation, purpose, "identity", () =>
            {
                meanwhile?.Invoke();
                return "secret";
            },
            TestContext.Current.CancellationToken));

    static IReadOnlyList<DisclosureRow> Disclosures(TestHouse house, Actor actor)
    {
        using var scope = house.Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Enter(actor);
        return [.. scope.ServiceProvider.GetRequiredService<House>().Set<DisclosureRow>().OrderBy(d => d.Id)];
    }
}
