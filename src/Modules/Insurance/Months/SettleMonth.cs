using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Insurance.Policies;
using Wheelhouse.Insurance.Quotes;
using Wheelhouse.Insurance.Storage;
using Wheelhouse.Insuring;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Telematics;

namespace Wheelhouse.Insurance.Months;

/// <summary>What the settling of a month did.</summary>
/// <param name="Missing">Policies of which nothing was known; none of them pays more for it.</param>
/// <param name="More">Policies remain; ask again.</param>
sealed record MonthSettledCard(DateOnly Month, int Settled, int Missing, int Expired, int Renewals, bool More);

/// <summary>The insurer settles a month that is over: usage policies by what was driven, ended terms, offers to
/// renew. Idempotent: what is settled stays as it is.</summary>
/// <param name="Month">Any day of it.</param>
sealed record SettleMonth(DateOnly Month)
{
    /// <summary>Policies in one command; each reads a month of positions.</summary>
    const int AtOnce = 200;

    /// <summary>Days before the end on which an offer to renew is made.</summary>
    const int RenewDays = 45;

    internal sealed class Handler(
        House house, ITelematics telematics, Quoting quoting, IBusinessDays days, Caller caller, IWork work,
        TimeProvider clock) : IHandle<SettleMonth, MonthSettledCard>
    {
        public async Task<Outcome<MonthSettledCard>> Handle(SettleMonth command, CancellationToken cancel)
        {
            var (me, month) = (caller.Actor.Organisation, new DateOnly(command.Month.Year, command.Month.Month, 1));
            var (next, today) = (month.AddMonths(1), await days.Of(me, cancel));
            if (today < next)
            {
                return new Refusal(
                    "insurance.month_not_over", $"The business date is {today:O}; a month is settled once it is over.",
                    RefusalKind.Conflict, new RefusalValue("today", today.ToString("O")));
            }

            work.About(me.ToString());
            var settled = house.Set<MonthRow>().AsNoTracking().Where(m => m.Month == month).Select(m => m.Policy);
            var due = await house.Set<PolicyRow>().Where(p => p.Organisation == me && p.Start < next && p.End > month
                && (p.State == PolicyState.Active || p.State == PolicyState.Expired) && !settled.Contains(p.Id))
                .OrderBy(p => p.Id).Take(AtOnce + 1).ToListAsync(cancel);
            var (count, missing) = (0, 0);
            foreach (var policy in due.Take(AtOnce))
            {
                var bill = await Settle(policy, month, next, today, cancel);
                count += bill.Spans.Count > 0 ? 1 : 0;
                missing += bill.Spans.Any(s => s.Settled.Source == KilometreSource.Declared) ? 1 : 0;
            }

            var (expired, renewals) = await End(me, today, cancel);
            return new MonthSettledCard(month, count, missing, expired, renewals, due.Count > AtOnce);
        }

        async Task<MonthBill> Settle(
            PolicyRow policy, DateOnly month, DateOnly next, DateOnly today, CancellationToken cancel)
        {
            var spans = new List<(PricedCover, DateOnly, DateOnly, DrivingSeen?)>();
            for (var i = 0; i < policy.Covers.Count; i++)
            {
                var cover = policy.Covers[i];
                var last = i + 1 < policy.Covers.Count ? policy.Covers[i + 1].From : policy.End;
                var (from, before) = (Later(cover.From, month), last < next ? last : next);
                if (cover.Basis == Basis.Usage && from < before)
                {
                    spans.Add((cover, from, before, await Seen(policy, from, before, cancel)));
                }
            }

            var bill = MonthBill.Of(month, policy.Term, policy.Course.Latest.Currency, spans);
            house.Add(new MonthRow
            {
                Policy = policy.Id,
                Month = month,
                Organisation = policy.Organisation,
                Customer = policy.Customer,
                Bill = bill,
            });
            if (spans.Count > 0)
            {
                Charges.Add(house, clock, policy, ChargeKind.Month, today, bill.Difference);
                work.Publish(
                    new MonthSettled(policy.Organisation, policy.Id, month, bill.Difference), policy.Id.ToString());
            }

            return bill;
        }

        /// <summary>Null where there is no consent, as well as where no device told anything; the read is on record
        /// either way.</summary>
        async Task<DrivingSeen?> Seen(PolicyRow policy, DateOnly from, DateOnly before, CancellationToken cancel)
        {
            var seen = await telematics.Driving(policy.Vin, policy.Customer!.Value, from, before, cancel);
            return seen.IsDone ? seen.Value : null;
        }

        async Task<(int Expired, int Renewals)> End(Id<Organisation> me, DateOnly today, CancellationToken cancel)
        {
            var soon = today.AddDays(RenewDays);
            var ending = await house.Set<PolicyRow>()
                .Where(p => p.Organisation == me && p.State == PolicyState.Active && p.End <= soon)
                .OrderBy(p => p.Id).Take(AtOnce).ToListAsync(cancel);
            var offered = await house.Set<QuoteRow>().AsNoTracking()
                .Where(q => q.Organisation == me && q.Renews != null).Select(q => q.Renews).ToHashSetAsync(cancel);
            var (expired, renewals) = (0, 0);
            foreach (var policy in ending)
            {
                if (policy.End <= today)
                {
                    (policy.State, expired) = (PolicyState.Expired, expired + 1);
                }
                else if (!offered.Contains(policy.Id))
                {
                    renewals += await Renew(policy, today, cancel) ? 1 : 0;
                }
            }

            return (expired, renewals);
        }

        /// <summary>Offers the next term by the tariff of its first day: a year older, a year more without a claim or
        /// none.</summary>
        async Task<bool> Renew(PolicyRow policy, DateOnly today, CancellationToken cancel)
        {
            var risk = policy.Covers[^1].Risk;
            var claims = await house.Set<ClaimRow>().CountAsync(
                c => c.Policy == policy.Id && c.State != Claims.ClaimState.Rejected, cancel);
            var made = await quoting.Make(
                new(
                    policy.Organisation, policy.Vin, policy.Plate, policy.End,
                    claims > 0 ? 0 : risk.YearsWithoutClaim + 1, claims, (int)risk.Kilometres,
                    [.. risk.Values.Select(OneYearOn)], risk.Covers),
                policy.Customer!.Value, today, policy.Id, cancel);
            if (made.IsDone)
            {
                house.Add(made.Value.Row);
            }

            work.About(policy.Organisation.ToString());
            return made.IsDone;
        }

        /// <summary>Who drives is a year older; all else is as he said.</summary>
        static RatingValue OneYearOn(RatingValue value) =>
            value is { Factor: "driverAge", Number: { } age } ? value with { Number = age + 1 } : value;

        static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
    }

    internal static Task<Results<Ok<MonthSettledCard>, ProblemHttpResult>> Post(
        SettleMonth body, Desk desk, CancellationToken cancel) =>
        desk.Send<SettleMonth, MonthSettledCard>(body, cancel);
}
