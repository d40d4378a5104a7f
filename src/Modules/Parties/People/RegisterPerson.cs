using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Parties;

/// <summary>A consent that is recorded together with a registration.</summary>
public sealed record ConsentOnFile(Id<Organisation> Grantee, Purpose Purpose);

/// <summary>A dealer registers a customer in the store. Somebody who is on file already is answered as he
/// stands.</summary>
/// <param name="Name">As on the identity card.</param>
/// <param name="IdNumber">Resident identity number, GB 11643 (<see cref="ResidentId"/>).</param>
/// <param name="Phone">Mobile number of mainland China, 11 digits.</param>
/// <param name="MonthlyIncome">As stated; what was not stated is left out.</param>
/// <param name="Account">The bank account that instalments are collected from, 8 to 30 digits.</param>
/// <param name="How">How the consents were given: <c>inStore</c>, <c>paper</c>.</param>
public sealed record RegisterPerson(
    string Name, string IdNumber, string Phone, IReadOnlyList<ConsentOnFile> Consents, Money? MonthlyIncome = null,
    Money? MonthlyDebts = null, string? Employer = null, string? Account = null, string How = "inStore")
{
    const int LongestName = 60;
    const int LongestEmployer = 120;
    const int AdultAge = 18;
    const long MostAMonth = 99_999_999_999;

    /// <summary>The checks of the data by themselves.</summary>
    /// <returns>The number as read, or what is wrong first.</returns>
    internal static Outcome<ResidentId> Decide(RegisterPerson command, DateOnly today)
    {
        var refusal = command.Name.Trim().Length is < 2 or > LongestName
            ? new(
                "parties.name_malformed", $"Give the name as on the card, 2 to {LongestName} characters.",
                RefusalKind.Invalid)
            : !MobileNumber.IsOne(command.Phone)
                ? new(
                    "parties.phone_malformed",
                    "Give a mobile number of 11 digits, without spaces or country code.", RefusalKind.Invalid)
            : command.Account is { } account
                && (account.Length is < 8 or > 30 || account.Any(c => !char.IsAsciiDigit(c)))
                ? new(
                    "parties.account_malformed", "Give the account number as 8 to 30 digits, without spaces.",
                    RefusalKind.Invalid)
            : (Amount(command.MonthlyIncome) ?? Amount(command.MonthlyDebts)) is { } wrong ? wrong
            : command.Employer?.Length > LongestEmployer
                ? new Refusal(
                    "parties.employer_long", $"Give the employer in at most {LongestEmployer} characters.",
                    RefusalKind.Invalid)
            : null;
        return refusal is not null ? refusal : ResidentId.Parse(command.IdNumber).Then(number => OfAge(number, today));
    }

    /// <summary>Stated a month, in the currency that people here earn and owe in.</summary>
    static Refusal? Amount(Money? stated) => stated switch
    {
        { MinorUnits: < 0 } => new(
            "parties.amount_negative", "Income and debts are amounts of 0 or more; leave out what is not known.",
            RefusalKind.Invalid),
        { Currency: var currency } when currency != Currency.Cny => new(
            "parties.currency_mixed", $"Give income and debts in {Currency.Cny}; convert what is in {currency}.",
            RefusalKind.Invalid, new RefusalValue("currency", currency.Code)),
        { MinorUnits: > MostAMonth } => new(
            "parties.amount_too_large", "Income and debts are amounts a month, below 1,000,000,000; check the amount.",
            RefusalKind.Invalid),
        _ => null,
    };

    static Outcome<ResidentId> OfAge(ResidentId number, DateOnly today) => number.AgeOn(today) >= AdultAge
        ? number
        : new Refusal(
            "parties.under_age", $"A customer is at least {AdultAge} years old; the contract needs another person.",
            RefusalKind.Invalid, new RefusalValue("age", AdultAge.ToString(CultureInfo.InvariantCulture)));

    internal sealed class Handler(
        House house, People people, Fields fields, IOrganisations organisations, IUsers users, IConsents consents,
        Caller caller, IWork work, TimeProvider clock) : IHandle<RegisterPerson, PersonRegistered>
    {
        public async Task<Outcome<PersonRegistered>> Handle(RegisterPerson command, CancellationToken cancel)
        {
            var now = clock.GetUtcNow();
            var checkedNumber = Decide(command, DateOnly.FromDateTime(now.UtcDateTime));
            if (checkedNumber.Refused is { } refusal)
            {
                return refusal;
            }

            var number = checkedNumber.Value;
            var index = fields.Index(Fields.IdNumber, number.Number);
            var known = await house.Set<PersonRow>().IgnoreQueryFilters()
                .FirstOrDefaultAsync(p => p.IdNumberIndex == index, cancel);
            if (known is not null && known.NameIndex != fields.Index(Fields.Name, command.Name.Trim()))
            {
                return new Refusal(
                    "parties.id_number_of_another",
                    "This identity number is on file under another name; compare name and number with the card.");
            }

            var outcome = known is not null
                ? new PersonRegistered(known.Id, known.Organisation, known.User, Known: true)
                : await Add(command, number, now, cancel);
            return outcome.IsDone ? await Connect(command, outcome.Value, cancel) : outcome;
        }

        async Task<Outcome<PersonRegistered>> Add(
            RegisterPerson command, ResidentId number, DateTimeOffset now, CancellationToken cancel)
        {
            var registrar = await organisations.Find(caller.Actor.Organisation, cancel);
            var shown = Masks.Name(command.Name.Trim());
            var organisation = organisations.Add(
                OrganisationKind.Person, new(shown, shown), registrar?.Simulated ?? false);
            var user = await users.Add(
                organisation, Role.Customer, $"c-{organisation.Value:N}"[..20], new(shown, shown), password: null,
                cancel);
            return user.Select(name =>
            {
                var person = Id<Person>.New(clock);
                house.Add(fields.Seal(command, number, person, organisation, name, now));
                work.Publish(new PersonOnFile(organisation, person, caller.Actor.Organisation));
                return new PersonRegistered(person, organisation, name, Known: false);
            });
        }

        async Task<Outcome<PersonRegistered>> Connect(
            RegisterPerson command, PersonRegistered registered, CancellationToken cancel)
        {
            work.About(registered.Person.ToString());
            await people.Know(registered.Person, caller.Actor.Organisation, cancel);
            foreach (var consent in command.Consents)
            {
                var given = await consents.Give(
                    registered.Organisation, consent.Grantee, consent.Purpose, command.How, cancel);
                if (given.Refused is { } refusal)
                {
                    return refusal;
                }
            }

            return registered;
        }
    }

    internal static Task<Results<Ok<PersonRegistered>, ProblemHttpResult>> Post(
        RegisterPerson body, Desk desk, CancellationToken cancel) =>
        desk.Send<RegisterPerson, PersonRegistered>(body, cancel);
}

/// <summary>Who was registered, or was on file already.</summary>
/// <param name="User">The user the person signs in with.</param>
/// <param name="Known">Whether the person was on file before.</param>
public sealed record PersonRegistered(Id<Person> Person, Id<Organisation> Organisation, Id<User> User, bool Known);
