using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insurance.Tariffs;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Insurance.Policies;

/// <summary>The customer takes one of the two offers.</summary>
/// <param name="Instalments">As many as one of the tariff's plans.</param>
/// <param name="UsageConsent">He lets the insurer know how the car is driven; needed for the usage offer alone.</param>
sealed record BindPolicy(Id<InsuranceQuote> Quote, Basis Basis, int Instalments, bool UsageConsent)
{
    /// <param name="byUse">The quote has an offer by use.</param>
    /// <param name="insured">Another policy covers the car in the term.</param>
    internal static Refusal? Decide(
        BindPolicy asked, DateOnly goodThrough, DateOnly start, DateOnly today, IReadOnlyList<InstalmentPlan> plans,
        bool byUse, bool taken, bool insured) =>
        taken
            ? new("insurance.quote_taken", "A policy was made of this quote already; open that.")
        : today > goodThrough || today > start
            ? new("insurance.quote_over", "This quote is over; ask for a new one.")
        : !plans.Any(plan => plan.Count == asked.Instalments)
            ? new(
                "insurance.instalments", $"Pay in {Counts(plans)} instalments; choose one of these.",
                RefusalKind.Invalid, new RefusalValue("counts", Counts(plans)))
        : asked.Basis == Basis.Usage && !byUse
            ? new(
                "insurance.not_by_use", "This insurer does not charge by use; take the plain offer.",
                RefusalKind.Invalid)
        : asked.Basis == Basis.Usage && !asked.UsageConsent
            ? new(
                "insurance.usage_needs_consent",
                "Paying by use needs your consent to knowing how the car is driven; give it, or take the plain offer.",
                RefusalKind.Forbidden)
        : insured
            ? new("insurance.insured_already", "This car is insured for that time; begin where the other policy ends.")
        : null;

    internal sealed class Handler(
        House house, TariffsInForce tariffs, ILossPayees payees, IConsents consents, IBusinessDays days,
        Caller caller, IWork work, TimeProvider clock) : IHandle<BindPolicy, PolicyCard>
    {
        public async Task<Outcome<PolicyCard>> Handle(BindPolicy command, CancellationToken cancel)
        {
            var me = caller.Actor.Organisation;
            var quote = await house.Set<QuoteRow>().AsNoTracking()
                .FirstOrDefaultAsync(q => q.Id == command.Quote, cancel);
            if (quote is null)
            {
                return new Refusal(
                    "insurance.no_such_quote", "There is no such quote; open it from the list.", RefusalKind.NotFound);
            }

            var (term, tariff) = (PolicyTerm.Year(quote.Start), (await tariffs.Of(quote.Tariff, cancel)).Tariff);
            var refused = Decide(
                command, quote.GoodThrough, quote.Start, await days.Of(quote.Organisation, cancel),
                tariff.Instalments, quote.Offers.Usage is not null,
                await house.Set<PolicyRow>().AnyAsync(p => p.Quote == quote.Id, cancel),
                await house.Set<PolicyRow>().AnyAsync(
                    p => p.Vin == quote.Vin && p.Start < term.Until && p.End > term.From, cancel));
            if (refused is null && command.UsageConsent)
            {
                refused = (await consents.Give(
                    me, quote.Organisation, Purpose.UsageBasedInsurance, "online", cancel)).Refused;
            }

            if (refused is not null)
            {
                return refused;
            }

            var row = Row(command, quote, term, await payees.Of(quote.Vin, me, cancel), clock);
            house.Add(row);
            var plan = tariff.Plan(command.Instalments)!;
            foreach (var part in row.Term.Instalments(row.Course.Total, plan.Count))
            {
                Charges.Add(house, clock, row, ChargeKind.Instalment, part.Due, part.Amount);
            }

            var surcharge = PolicyTerm.Surcharge(row.Course.Total, plan);
            Charges.Add(house, clock, row, ChargeKind.Surcharge, row.Start, surcharge);

            work.About(row.Id.ToString());
            work.Publish(new PolicyBound(row.Organisation, row.Id, me, row.Vin));
            return PolicyCard.Of(row, row.Version);
        }
    }

    static string Counts(IEnumerable<InstalmentPlan> plans) => string.Join(", ", plans.Select(plan => plan.Count));

    static PolicyRow Row(
        BindPolicy command, QuoteRow quote, PolicyTerm term, LossPayee? payee, TimeProvider clock)
    {
        var id = Id<Policy>.New(clock);
        return new()
        {
            Id = id,
            Organisation = quote.Organisation,
            Customer = quote.Customer,
            Quote = quote.Id,
            Tariff = quote.Tariff,
            Number = $"INS-{quote.Start.Year}-{id.Value.ToString("N")[^10..].ToUpperInvariant()}",
            Vin = quote.Vin,
            Plate = quote.Plate,
            State = PolicyState.Active,
            Start = term.From,
            End = term.Until,
            TermEnd = term.Until,
            Covers = [new(quote.Start, command.Basis, CoverReason.Bound, quote.Risk, quote.Offers)],
            Lender = payee?.Lender,
            Agreement = payee?.Agreement,
        };
    }

    internal sealed record Body(Basis Basis, int Instalments, bool UsageConsent);

    internal static Task<Results<Ok<PolicyCard>, ProblemHttpResult>> Post(
        Id<InsuranceQuote> quote, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<BindPolicy, PolicyCard>(new(quote, body.Basis, body.Instalments, body.UsageConsent), cancel);
}

/// <summary>Amounts of a policy.</summary>
static class Charges
{
    /// <summary>Adds an amount; one of zero is none.</summary>
    internal static void Add(
        House house, TimeProvider clock, PolicyRow policy, ChargeKind kind, DateOnly due, Money amount)
    {
        if (!amount.IsZero)
        {
            house.Add(new ChargeRow
            {
                Id = Id<PolicyCharge>.New(clock),
                Organisation = policy.Organisation,
                Customer = policy.Customer,
                Policy = policy.Id,
                Kind = kind,
                Due = due,
                Amount = amount,
            });
        }
    }
}

/// <summary>An amount goes through the simulated channel: the customer pays what he owes, the insurer what it owes.
/// No money moves.</summary>
sealed record PayCharge(Id<PolicyCharge> Charge)
{
    internal static Refusal? Decide(ChargeRow charge, Role role) =>
        charge.PaidOn is not null || charge.Void
            ? new("insurance.charge_done", "Nothing is owed on this any more.")
        : charge.Amount.IsPositive != (role == Role.Customer)
            ? new("insurance.charge_of_other", "The other side owes this.", RefusalKind.Forbidden)
        : null;

    internal sealed class Handler(House house, IBusinessDays days, Caller caller, IWork work)
        : IHandle<PayCharge, ChargeCard>
    {
        public async Task<Outcome<ChargeCard>> Handle(PayCharge command, CancellationToken cancel)
        {
            var row = await house.Set<ChargeRow>().FirstOrDefaultAsync(c => c.Id == command.Charge, cancel);
            if (row is null)
            {
                return new Refusal(
                    "insurance.no_such_charge", "There is no such amount; open the policy again.",
                    RefusalKind.NotFound);
            }

            if (Decide(row, caller.Actor.Role) is { } refused)
            {
                return refused;
            }

            row.PaidOn = await days.Of(row.Organisation, cancel);
            work.About(row.Policy.ToString());
            return ChargeCard.Of(row);
        }
    }

    internal static Task<Results<Ok<ChargeCard>, ProblemHttpResult>> Post(
        Id<PolicyCharge> charge, Desk desk, CancellationToken cancel) =>
        desk.Send<PayCharge, ChargeCard>(new(charge), cancel);
}
