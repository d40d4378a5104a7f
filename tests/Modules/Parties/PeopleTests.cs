using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Modules.Tests.Trust;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;

namespace Wheelhouse.Modules.Tests.Parties;

/// <summary>People on file: registered once, seen masked by those who know them, read in clear for a purpose
/// only.</summary>
public sealed class PeopleTests
{
    /// <summary>Born on 7 March 1990; the eighteenth digit is put right below.</summary>
    const string Number = "110105199003071230";

    static readonly RegisterPerson Wang = new(
        "王小明", WithCheckDigit(Number), "13812345678", [], new(1_200_000, Currency.Cny), new(150_000, Currency.Cny),
        "江城汽车配件厂", "6222020200112233445");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_is_on_file_once_and_every_dealer_gets_to_know_him(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, Town.Add);
        var first = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "first");
        var second = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "second");
        var stranger = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "stranger");

        var registered = (await house.Run<RegisterPerson, PersonRegistered>(first, Wang)).Value;
        var again = (await house.Run<RegisterPerson, PersonRegistered>(second, Wang)).Value;

        Assert.False(registered.Known);
        Assert.Equal(registered with { Known = true }, again);
        Assert.Equal("王小明", (await Find(house, first, registered.Person))!.MaskedName);
        Assert.Equal("王小明", (await Find(house, second, registered.Person))!.MaskedName);
        Assert.Null(await Find(house, stranger, registered.Person));
    }

    [Fact]
    public async Task A_number_on_file_under_another_name_is_refused()
    {
        await using var house = await TestHouse.Open(postgres: false, Town.Add);
        var dealer = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "dealer");
        await house.Run<RegisterPerson, PersonRegistered>(dealer, Wang);

        var outcome = await house.Run<RegisterPerson, PersonRegistered>(dealer, Wang with { Name = "李四" });

        Assert.Equal("parties.id_number_of_another", outcome.Refused?.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_database_holds_nothing_of_him_in_clear(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, Town.Add);
        var dealer = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "dealer");
        await house.Run<RegisterPerson, PersonRegistered>(dealer, Wang, "key-1");

        var everything = await Dump(house);

        Assert.Contains("v1.k0001.", everything, StringComparison.Ordinal);
        foreach (var secret in new[] { Wang.Name, Wang.IdNumber, Wang.Phone, Wang.Account!, Wang.Employer!, "1200000" })
        {
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Role.Dealer, "王小明", "138****5678")]
    [InlineData(Role.Underwriter, "王小明", "138****5678")]
    [InlineData(Role.Treasury, "王**", "***********")]
    [InlineData(Role.Admin, "王**", "***********")]
    [InlineData(Role.Regulator, "王**", "***********")]
    public async Task What_a_desk_sees_of_him_depends_on_the_role(Role role, string name, string phone)
    {
        await using var house = await TestHouse.Open(postgres: false, Town.Add);
        var dealer = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "dealer");
        var person = (await house.Run<RegisterPerson, PersonRegistered>(dealer, Wang)).Value.Person;

        var card = (await Find(house, house.Colleague(dealer, role), person))!;

        Assert.Equal((name, phone), (card.MaskedName, card.MaskedPhone));
        Assert.Equal(35, card.Age); // born 7 March 1990, seen on 5 January 2026
        Assert.DoesNotContain(Wang.IdNumber[..14], card.MaskedIdNumber, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lender_reads_facts_with_consent_and_not_after_its_withdrawal()
    {
        await using var house = await TestHouse.Open(postgres: false, Town.Add);
        var dealer = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "dealer");
        var lender = await house.Settle(OrganisationKind.Lender, Role.Underwriter, "lender");
        var consent = new ConsentOnFile(lender.Organisation, Purpose.CreditAssessment);
        var registered = (await house.Run<RegisterPerson, PersonRegistered>(
            dealer, Wang with { Consents = [consent] })).Value;
        var customer = new Actor(registered.Organisation, registered.User, Role.Customer, "wang");

        var before = await Facts(house, dealer, registered.Person, lender.Organisation);
        await house.Run<WithdrawConsent, Unit>(customer, new(lender.Organisation, Purpose.CreditAssessment));
        var after = await Facts(house, dealer, registered.Person, lender.Organisation);
        var byDealer = await Facts(house, dealer, registered.Person, null);

        Assert.Equal(Wang.MonthlyIncome, before.Value.MonthlyIncome);
        Assert.Equal("trust.no_consent", after.Refused?.Code);
        Assert.Equal("trust.no_consent", byDealer.Refused?.Code);
        var disclosures = await house.Read(customer, h => h.Set<DisclosureRow>().OrderBy(d => d.Id).ToListAsync());
        Assert.Equal([true, false, false], disclosures.Select(d => d.Granted));
        Assert.Equal(
            [lender.Organisation, lender.Organisation, dealer.Organisation], disclosures.Select(d => d.Reader));
    }

    [Theory]
    [InlineData("王", "13812345678", "", "parties.name_malformed")]
    [InlineData("王小明", "+86 138 1234 5678", "", "parties.phone_malformed")]
    [InlineData("王小明", "12812345678", "", "parties.phone_malformed")]
    [InlineData("王小明", "13812345678", "6222 0202", "parties.account_malformed")]
    public void Malformed_data_is_refused(string name, string phone, string account, string code)
    {
        var command = Wang with { Name = name, Phone = phone, Account = account.Length == 0 ? null : account };

        Assert.Equal(code, RegisterPerson.Decide(command, new(2026, 1, 5)).Refused?.Code);
    }

    [Theory]
    [InlineData(-1, "CNY", "parties.amount_negative")]
    [InlineData(1, "USD", "parties.currency_mixed")]
    [InlineData(100_000_000_000, "CNY", "parties.amount_too_large")] // 1 000 000 000.00
    [InlineData(long.MaxValue, "CNY", "parties.amount_too_large")]
    [InlineData(99_999_999_999, "CNY", null)]
    public void Means_are_amounts_a_month_in_one_currency(long minorUnits, string currency, string? code)
    {
        Assert.True(Currency.TryParse(currency, out var known));
        var stated = new Money(minorUnits, known);

        Assert.Equal(code, RegisterPerson.Decide(Wang with { MonthlyIncome = stated }, new(2026, 1, 5)).Refused?.Code);
        Assert.Equal(code, RegisterPerson.Decide(Wang with { MonthlyDebts = stated }, new(2026, 1, 5)).Refused?.Code);
    }

    [Fact]
    public void Somebody_under_age_is_refused_until_the_birthday()
    {
        var young = Wang with { IdNumber = WithCheckDigit("110105200801061230") };

        Assert.Equal("parties.under_age", RegisterPerson.Decide(young, new(2026, 1, 5)).Refused?.Code);
        Assert.True(RegisterPerson.Decide(young, new(2026, 1, 6)).IsDone);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_rotation_everything_is_under_the_new_key_and_reads_as_before(bool postgres)
    {
        await using var house = await TestHouse.Open(postgres, Town.Add);
        var dealer = await house.Settle(OrganisationKind.Dealer, Role.Dealer, "dealer");
        var people = new List<Id<Person>>();
        for (var i = 0; i < 7; i++)
        {
            var number = WithCheckDigit($"1101051990030712{i}0");
            people.Add((await house.Run<RegisterPerson, PersonRegistered>(
                dealer, Wang with { IdNumber = number, Phone = $"1381234567{i}" })).Value.Person);
        }

        var rotation = house.Services.GetRequiredService<IFieldRotation>();
        var changed = await rotation.Rotate(TestContext.Current.CancellationToken);
        var left = await rotation.Resume(TestContext.Current.CancellationToken);

        Assert.Equal((7 * 5, 0), (changed, left)); // name, number, phone, account and means of each
        Assert.DoesNotContain("v1.k0001.", await Dump(house), StringComparison.Ordinal);
        Assert.Equal("138****5676", (await Find(house, dealer, people[6]))!.MaskedPhone);
    }

    static Task<PersonCard?> Find(TestHouse house, Actor actor, Id<Person> person) => house.In(
        actor, provider => provider.GetRequiredService<IPeople>().Find(person, TestContext.Current.CancellationToken));

    static Task<Outcome<PersonFacts>> Facts(
        TestHouse house, Actor actor, Id<Person> person, Id<Organisation>? onBehalfOf) => house.In(
        actor, provider => provider.GetRequiredService<IPeople>().Facts(
            person, Purpose.CreditAssessment, TestContext.Current.CancellationToken, onBehalfOf));

    static string WithCheckDigit(string digits) => digits[..17] + ResidentId.CheckDigit(digits);

    static Task<string> Dump(TestHouse house) => house.Read(house.Newcomer(Role.Regulator), Tables.Text);
}
