using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;

namespace Wheelhouse.Banking.Mandates;

/// <summary>A customer lets the lender collect what falls due on his agreement, from an account that he names.
/// </summary>
/// <param name="Debtor">Whose account it is, at most 140 characters: the customer, or who pays for him.</param>
/// <param name="Number">An IBAN, or the bank's own number of at most 34 characters.</param>
/// <param name="Agreed">He has read what he allows and agrees to the use of his account for it; recorded as a consent
/// to contract performance (PIPL article 29).</param>
public sealed record GiveMandate(
    Id<Agreement> Agreement, string Debtor, string Number, bool Agreed, string? Bic = null, string? Cnaps = null)
{
    /// <summary>What stands against it, or null. Pure.</summary>
    internal static Refusal? Check(GiveMandate asked, DueCard agreement, Id<Organisation> customer, bool stands) =>
        agreement.Customer != customer
            ? new(
                "banking.mandate_not_yours", "Only the customer of an agreement lets somebody collect for it.",
                RefusalKind.Forbidden)
        : !asked.Agreed
            ? new(
                "banking.consent_needed", "Collecting needs the customer's consent; confirm it, or pay by transfer.",
                RefusalKind.Invalid)
        : stands
            ? new("banking.mandate_stands", "A mandate stands for this agreement; withdraw it before giving another.")
        : AccountFields.Check(asked.Debtor, asked.Number, asked.Bic, asked.Cnaps);

    internal sealed class Handler(
        House house, DebitMandates mandates, IDues dues, IConsents consents, IFieldCipher cipher, IBusinessDays days,
        Caller caller, IWork work, TimeProvider clock) : IHandle<GiveMandate, MandateCard>
    {
        public async Task<Outcome<MandateCard>> Handle(GiveMandate command, CancellationToken cancel)
        {
            work.About(command.Agreement.ToString());
            if (await dues.Of([command.Agreement], cancel) is not [var agreement])
            {
                return new Refusal(
                    "banking.agreement_not_running",
                    "No agreement that runs has this id; open it from the list of yours.", RefusalKind.NotFound);
            }

            var before = await house.Set<MandateRow>().AsNoTracking()
                .Where(m => m.Agreement == command.Agreement).Select(m => m.WithdrawnAt).ToListAsync(cancel);
            if (Check(command, agreement, caller.Actor.Organisation, before.Contains(null)) is { } refused)
            {
                return refused;
            }

            var row = Row(command, agreement, before.Count + 1, await days.Of(agreement.Organisation, cancel));
            house.Add(row);
            return (await consents.Give(
                caller.Actor.Organisation, agreement.Organisation, Purpose.ContractPerformance, "online", cancel))
                .Select(_ => mandates.Card(row, row.Version));
        }

        MandateRow Row(GiveMandate command, DueCard agreement, int number, DateOnly today) => new()
        {
            Id = Id<DebitMandate>.New(clock),
            Organisation = agreement.Organisation,
            Customer = agreement.Customer,
            Agreement = agreement.Agreement,
            Reference = $"{agreement.Number}-{number}",
            Holder = new Holder(command.Debtor.Trim(), AccountNumber.Of(command.Number).Value)
                .Seal(cipher, MandateRow.Field),
            NameIndex = mandates.IndexOf(command.Debtor),
            Bic = command.Bic,
            Cnaps = command.Cnaps,
            SignedOn = today,
            At = clock.GetUtcNow(),
        };
    }

    /// <summary>What the caller sends; the agreement comes from the route.</summary>
    public sealed record Body(
        string Debtor, string Number, bool Agreed, string? Bic = null, string? Cnaps = null);

    internal static Task<Results<Ok<MandateCard>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) => desk.Send<GiveMandate, MandateCard>(
            new(agreement, body.Debtor, body.Number, body.Agreed, body.Bic, body.Cnaps), cancel);
}

/// <summary>A mandate is taken back: nothing is collected by it any more. What is in a file already is collected.
/// </summary>
public sealed record WithdrawMandate(Id<DebitMandate> Mandate)
{
    internal sealed class Handler(House house, DebitMandates mandates, IWork work, TimeProvider clock)
        : IHandle<WithdrawMandate, MandateCard>
    {
        public async Task<Outcome<MandateCard>> Handle(WithdrawMandate command, CancellationToken cancel)
        {
            work.About(command.Mandate.ToString());
            if (await house.Set<MandateRow>().FirstOrDefaultAsync(m => m.Id == command.Mandate, cancel) is not { } row)
            {
                return DebitMandates.Unknown;
            }

            if (row.WithdrawnAt is not null)
            {
                return mandates.Card(row, row.Version);
            }

            row.WithdrawnAt = clock.GetUtcNow();
            return mandates.Card(row, row.Version + 1);
        }
    }

    internal static Task<Results<Ok<MandateCard>, ProblemHttpResult>> Post(
        Id<DebitMandate> mandate, Desk desk, CancellationToken cancel) =>
        desk.Send<WithdrawMandate, MandateCard>(new(mandate), cancel);
}
