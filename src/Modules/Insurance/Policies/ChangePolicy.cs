using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;

namespace Wheelhouse.Insurance.Policies;

/// <summary>Another driver, place, use or plate from a day on; the price of the days that remain follows.</summary>
/// <param name="Plate">Null: as before.</param>
/// <param name="Kilometres">That he expects to drive in a year; null: as before.</param>
/// <param name="Values">Answers to the tariff's questions that have changed; the others stay.</param>
sealed record EndorsePolicy(
    Id<Policy> Policy, DateOnly From, string? Plate, int? Kilometres, IReadOnlyList<RatingValue> Values,
    long? Seen = null)
{
    /// <param name="settled">The day after the last settled month; nothing before it changes.</param>
    internal static Refusal? Decide(PolicyRow policy, EndorsePolicy asked, DateOnly today, DateOnly settled) =>
        policy.State != PolicyState.Active
            ? PolicyFiles.Over
        : asked.Plate is { Length: 0 or > 12 }
            || asked.Values.Any(v => !policy.Covers[^1].Risk.Values.Any(known => known.Factor == v.Factor))
            ? new(
                "insurance.change_out_of_range",
                "Give a plate of at most 12 characters, and answers to questions of the tariff alone.",
                RefusalKind.Invalid)
        : asked.From < today || asked.From >= policy.End || asked.From < policy.Start || asked.From < settled
            || asked.From < policy.Covers[^1].From
            ? new(
                "insurance.change_day", "A change counts from today or a later day of the term; name such a day.",
                RefusalKind.Invalid)
        : null;

    internal sealed class Handler(
        House house, PolicyFiles files, IBusinessDays days, IWork work, TimeProvider clock)
        : IHandle<EndorsePolicy, PolicyCard>
    {
        public async Task<Outcome<PolicyCard>> Handle(EndorsePolicy command, CancellationToken cancel)
        {
            var found = await files.Open(command.Policy, command.Seen, cancel);
            if (found.Refused is { } unknown)
            {
                return unknown;
            }

            var row = found.Value;
            var today = await days.Of(row.Organisation, cancel);
            if (Decide(row, command, today, await files.Settled(row, cancel)) is { } refused)
            {
                return refused;
            }

            var (last, tariff) = (row.Covers[^1], await files.Tariff(row, cancel));
            var risk = last.Risk with
            {
                Kilometres = command.Kilometres ?? last.Risk.Kilometres,
                Values =
                [
                    .. last.Risk.Values.Select(v => command.Values.LastOrDefault(n => n.Factor == v.Factor) ?? v),
                ],
            };
            var offers = Rating.Quote(tariff, risk);
            if (offers.Refused is { } unrated)
            {
                return unrated;
            }

            row.Plate = command.Plate ?? row.Plate;
            var cover = new PricedCover(command.From, last.Basis, CoverReason.Endorsed, risk, offers.Value);
            if (Reprice(house, clock, row, cover, ChargeKind.Endorsement, today) is { } late)
            {
                return late;
            }

            work.Publish(new PolicyRepriced(row.Organisation, row.Id, command.From));
            return PolicyCard.Of(row, row.Version + 1);
        }
    }

    /// <summary>Puts a price from a day on in place of what was there, and charges the difference for the rest of the
    /// term.</summary>
    internal static Refusal? Reprice(
        House house, TimeProvider clock, PolicyRow row, PricedCover cover, ChargeKind kind, DateOnly due)
    {
        var endorsed = row.Course.Endorse(cover.From, cover.Premium);
        if (endorsed.Refused is { } refused)
        {
            return refused;
        }

        Charges.Add(house, clock, row, kind, due, endorsed.Value.Total - row.Course.Total);
        row.Covers = [.. row.Covers.Where(c => c.From < cover.From), cover];
        return null;
    }

    internal sealed record Body(
        DateOnly From, string? Plate = null, int? Kilometres = null, IReadOnlyList<RatingValue>? Values = null);

    internal static Task<Results<Ok<PolicyCard>, ProblemHttpResult>> Post(
        Id<Policy> policy, Body body, Desk desk, CancellationToken cancel) => desk.Send<EndorsePolicy, PolicyCard>(
            new(policy, body.From, body.Plate, body.Kilometres, body.Values ?? [], desk.IfMatch), cancel);
}

/// <summary>The customer ends a policy before its term does; what is not earned is given back to the day.</summary>
sealed record CancelPolicy(Id<Policy> Policy, DateOnly On, long? Seen = null)
{
    internal static Refusal? Decide(PolicyRow policy, DateOnly on, DateOnly today, DateOnly settled, bool claiming) =>
        policy.State != PolicyState.Active
            ? PolicyFiles.Over
        : on < today || on < settled || on >= policy.End
            ? new(
                "insurance.cancel_day", "A policy is cancelled from today or a later day of its term; name such a day.",
                RefusalKind.Invalid)
        : claiming
            ? new("insurance.claim_open", "A claim is open; cancel once it is closed.")
        : null;

    /// <summary>What is still owed either way: earned, settled and surcharged, less what was paid. With what was paid
    /// it is what was earned, to the unit.</summary>
    internal static Money Rest(PremiumCourse course, DateOnly on, IReadOnlyList<ChargeRow> charges)
    {
        var beside = charges.Where(c => c.Kind is ChargeKind.Month or ChargeKind.Surcharge).Select(c => c.Amount);
        var paid = charges.Where(c => c.PaidOn is not null).Select(c => c.Amount);
        var currency = course.Latest.Currency;
        return course.Earned(on) + Money.Sum(beside, currency) - Money.Sum(paid, currency);
    }

    internal sealed class Handler(House house, PolicyFiles files, IBusinessDays days, IWork work, TimeProvider clock)
        : IHandle<CancelPolicy, PolicyCard>
    {
        public async Task<Outcome<PolicyCard>> Handle(CancelPolicy command, CancellationToken cancel)
        {
            var found = await files.Open(command.Policy, command.Seen, cancel);
            if (found.Refused is { } unknown)
            {
                return unknown;
            }

            var row = found.Value;
            var today = await days.Of(row.Organisation, cancel);
            var claiming = await house.Set<ClaimRow>()
                .AnyAsync(c => c.Policy == row.Id && c.State != Claims.ClaimState.Closed, cancel);
            if (Decide(row, command.On, today, await files.Settled(row, cancel), claiming) is { } refused)
            {
                return refused;
            }

            var charges = await house.Set<ChargeRow>().Where(c => c.Policy == row.Id && !c.Void).ToListAsync(cancel);
            var rest = Rest(row.Course, command.On, charges);
            foreach (var open in charges.Where(c => c.PaidOn is null))
            {
                open.Void = true;
            }

            Charges.Add(house, clock, row, ChargeKind.Cancellation, today, rest);
            (row.State, row.End) = (PolicyState.Cancelled, command.On);
            work.Publish(new PolicyEnded(row.Organisation, row.Id, command.On));
            return PolicyCard.Of(row, row.Version + 1);
        }
    }

    internal sealed record Body(DateOnly On);

    internal static Task<Results<Ok<PolicyCard>, ProblemHttpResult>> Post(
        Id<Policy> policy, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<CancelPolicy, PolicyCard>(new(policy, body.On, desk.IfMatch), cancel);
}

/// <summary>The customer took back that the insurer may know how he drives: the plain tariff from the next month
/// on. What remains of this month is missing data, which never costs more.</summary>
sealed class EndUsage(House house, IBusinessDays days, IWork work, TimeProvider clock) : IHear<ConsentWithdrawn>
{
    public async Task<Outcome<Unit>> Hear(ConsentWithdrawn fact, CancellationToken cancel)
    {
        if (fact.Purpose != Purpose.UsageBasedInsurance)
        {
            return default(Unit);
        }

        var policies = await house.Set<PolicyRow>().Where(p => p.Customer == fact.Organisation
            && p.Organisation == fact.Grantee && p.State == PolicyState.Active).ToListAsync(cancel);
        var today = await days.Of(fact.Grantee, cancel);
        var next = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        foreach (var row in policies.Where(p => p.Covers[^1].Basis == Basis.Usage))
        {
            var last = row.Covers[^1];
            var from = next < last.From ? last.From : next;
            if (from < row.End)
            {
                var plain = last with { From = from, Basis = Basis.Plain, Reason = CoverReason.UsageEnded };
                _ = EndorsePolicy.Reprice(house, clock, row, plain, ChargeKind.PlainAgain, from); // a day of the term
                work.Publish(new PolicyRepriced(row.Organisation, row.Id, from), row.Id.ToString());
            }
        }

        return default(Unit);
    }
}
