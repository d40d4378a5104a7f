using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Collections.Contacting;

/// <summary>A contact as a desk reads it.</summary>
sealed record ContactCard(
    Id<Contact> Id, Id<Agreement> Agreement, ContactChannel Channel, ContactParty Party, bool Warns,
    ContactOutcome Outcome, DateTimeOffset At, string By, DateTimeOffset? EndedAt, string? Recording, long Version)
    : IHasVersion
{
    internal static ContactCard Of(ContactRow row, long version) => new(
        row.Id, row.Agreement, row.Channel, row.Party, row.Warns, row.Outcome, row.At, row.ByName, row.EndedAt,
        row.Recording, version);
}

/// <summary>Somebody is about to contact a debtor: the only place where a contact is made, behind the gate.</summary>
/// <param name="Warns">It warns of the start inhibit.</param>
sealed record BeginContact(Id<Agreement> Agreement, ContactChannel Channel, ContactParty Party, bool Warns = false)
{
    internal sealed class Handler(
        House house, Debts debts, IRuleBook rules, IBusinessDays days, Caller caller, TimeProvider clock)
        : IHandle<BeginContact, ContactCard>
    {
        public async Task<Outcome<ContactCard>> Handle(BeginContact command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (now, me) = (clock.GetUtcNow(), caller.Actor);
            var today = await days.Of(me.Organisation, cancel);
            var facts = await debts.Facts(debt.Value, cancel);
            if (ContactGate.Check(command.Channel, command.Party, now, facts, ContactRules.On(rules, today)) is
                { } refused)
            {
                return refused;
            }

            debt.Value.Debtor.Contacts++;
            var row = new ContactRow
            {
                Id = Id<Contact>.New(clock),
                Organisation = me.Organisation,
                Agreement = command.Agreement,
                Customer = debt.Value.Case.Customer,
                Channel = command.Channel,
                Party = command.Party,
                Warns = command.Warns && command.Party == ContactParty.Debtor,
                Outcome = IsSpoken(command.Channel) ? ContactOutcome.Open : ContactOutcome.Sent,
                At = now,
                By = me.User,
                ByName = me.Name,
            };
            house.Add(row);
            return ContactCard.Of(row, row.Version);
        }
    }

    internal static bool IsSpoken(ContactChannel channel) => channel is ContactChannel.Call or ContactChannel.Visit;

    internal sealed record Body(
        ContactChannel Channel, ContactParty Party = ContactParty.Debtor, bool Warns = false);

    internal static Task<Results<Ok<ContactCard>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<BeginContact, ContactCard>(new(agreement, body.Channel, body.Party, body.Warns), cancel);

    /// <summary>The contacts about an agreement, newest first.</summary>
    internal static async Task<Results<Ok<Page<ContactCard>>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, int? limit, string? after, House house, IArrears arrears, CancellationToken cancel)
    {
        if ((await arrears.Of(agreement, cancel)).Refused is { } unknown)
        {
            return unknown.ToProblem();
        }

        var page = await house.Set<ContactRow>().AsNoTracking().Where(c => c.Agreement == agreement)
            .ToPage(c => c.Id, new(limit, after), cancel);
        return TypedResults.Ok(page.Select(c => ContactCard.Of(c, c.Version)));
    }
}

/// <summary>Whoever called or visited says how it went. Spoken words are recorded (R-COL-05).</summary>
/// <param name="Recording">Where the recording is kept; needed where somebody was spoken to.</param>
sealed record EndContact(Id<Contact> Contact, ContactOutcome Outcome, string? Recording, long? Seen = null)
{
    internal static Refusal? Decide(ContactRow row, EndContact asked) =>
        row.Outcome != ContactOutcome.Open
            ? new("collections.contact_ended", "It is entered already how this contact went.")
        : asked.Outcome is ContactOutcome.Open or ContactOutcome.Sent
            ? new(
                "collections.outcome_unfit", "Say how it went: effective, not reached, wrong place or refused.",
                RefusalKind.Invalid)
        : asked.Outcome is ContactOutcome.Effective or ContactOutcome.Refused
            && string.IsNullOrWhiteSpace(asked.Recording)
            ? new(
                "collections.recording_missing", "Name the recording of what was spoken.", RefusalKind.Invalid)
        : asked.Recording?.Length > 120
            ? new(
                "collections.recording_long", "Name the recording in at most 120 characters.", RefusalKind.Invalid)
        : null;

    internal sealed class Handler(House house, IWork work, TimeProvider clock) : IHandle<EndContact, ContactCard>
    {
        public async Task<Outcome<ContactCard>> Handle(EndContact command, CancellationToken cancel)
        {
            work.About(command.Contact.ToString());
            var row = await house.Set<ContactRow>().FirstOrDefaultAsync(c => c.Id == command.Contact, cancel);
            if (row is null)
            {
                return new Refusal(
                    "collections.no_such_contact", "There is no such contact; open it from the case.",
                    RefusalKind.NotFound);
            }

            if ((Versions.Check(row, command.Seen) ?? Decide(row, command)) is { } refused)
            {
                return refused;
            }

            (row.Outcome, row.Recording, row.EndedAt) = (command.Outcome, command.Recording, clock.GetUtcNow());
            return ContactCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(ContactOutcome Outcome, string? Recording = null);

    internal static Task<Results<Ok<ContactCard>, ProblemHttpResult>> Post(
        Id<Contact> contact, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<EndContact, ContactCard>(new(contact, body.Outcome, body.Recording, desk.IfMatch), cancel);
}
