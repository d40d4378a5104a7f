using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Telematics;
using Wheelhouse.Trust;

namespace Wheelhouse.Collections.Inhibiting;

/// <summary>Reads what the guard asks, and moves an inhibit from state to state, each step on record.</summary>
sealed class Inhibits(
    House house, Debts debts, IConsents consents, ITelematics telematics, IRuleBook book, IWork work, Caller caller,
    TimeProvider clock)
{
    internal static readonly Refusal Unknown = new(
        "collections.no_such_inhibit", "There is no such request; open it from the list.", RefusalKind.NotFound);

    internal InhibitRules Rules(Debt debt) => InhibitRules.On(book, debt.Arrears.Today);

    internal async Task<InhibitRow?> Find(Id<Inhibit> inhibit, CancellationToken cancel)
    {
        work.About(inhibit.ToString());
        return await house.Set<InhibitRow>().FirstOrDefaultAsync(i => i.Id == inhibit, cancel);
    }

    /// <summary>Where the car stands and which device would be told, asked of its devices: one read of location, on
    /// record.</summary>
    internal Task<Outcome<CarNow?>> Car(Debt debt, InhibitRow row, CancellationToken cancel) =>
        telematics.Now(row.Vin, debt.Case.Organisation, debt.Case.Customer, cancel);

    /// <summary>What the guard asks, as it is at this very moment.</summary>
    /// <param name="car">As <see cref="Car"/> read it; null where no command is to leave.</param>
    internal async Task<InhibitFacts> Facts(
        Debt debt, InhibitRow row, Outcome<CarNow?>? car, CancellationToken cancel)
    {
        var (now, arrears, lender) = (clock.GetUtcNow(), debt.Arrears, debt.Case.Organisation);
        var since = now.AddDays(-1);
        var setting = await house.Set<SwitchRow>().FirstOrDefaultAsync(s => s.Organisation == lender, cancel);
        var relief = await debts.Relief(debt, cancel);
        var warned = await house.Set<ContactRow>().AsNoTracking()
            .Where(c => c.Agreement == arrears.Agreement && c.Warns
                && (c.Outcome == ContactOutcome.Sent || c.Outcome == ContactOutcome.Effective))
            .Select(c => new { c.Channel, c.At }).ToListAsync(cancel);
        return new()
        {
            Now = now,
            SwitchedOn = setting?.IsOn ?? false,
            Killed = setting?.Killed ?? false,
            SentOfLate = await house.Set<InhibitRow>().CountAsync(
                i => i.Organisation == lender && i.SentAt > since && i.Id != row.Id, cancel),
            InContract = debt.Case.ClauseDocument is not null,
            Consented = car?.Refused is null
                && await consents.Holds(debt.Case.Customer, lender, Purpose.Location, cancel),
            Settled = arrears.Ended,
            DaysPastDue = arrears.DaysPastDue,
            Overdue = arrears.Overdue,
            Relief = relief,
            Warnings = warned.ConvertAll(w => new InhibitWarning(w.Channel, w.At)),
            Means = InhibitMeans.Starter,
            Reason = row.Reason,
            RequestedBy = row.RequestedBy,
            ApprovedBy = row.ApprovedBy is { } approver ? [approver] : [],
            ExpiresAt = row.ExpiresAt,
            Vin = arrears.Vin,
            Car = car is { IsDone: true, Value: { } known } ? Moment(known) : null,
            EmergencyUntil = debt.Case.EmergencyUntil,
        };
    }

    /// <summary>The car as the guard sees it.</summary>
    internal static CarMoment Moment(CarNow car) => new(
        car.Vin, car.CanInhibit, car.FixAt, car.IsFixed, car.IsLive, car.SpeedKmh, car.Ignition, car.StandsSince,
        car.Place switch
        {
            PlaceKind.Parking => StandingPlace.Parking,
            PlaceKind.NoStop => StandingPlace.NoStop,
            PlaceKind.Unknown => StandingPlace.Unknown,
        });

    /// <summary>Takes a step and writes it down.</summary>
    internal async Task Step(InhibitRow row, InhibitState to, string? because, CancellationToken cancel)
    {
        var taken = await house.Set<InhibitStepRow>().CountAsync(s => s.Inhibit == row.Id, cancel)
            + house.ChangeTracker.Entries<InhibitStepRow>()
                .Count(e => e.State == EntityState.Added && e.Entity.Inhibit == row.Id);
        row.State = to;
        house.Add(new InhibitStepRow
        {
            Inhibit = row.Id,
            Number = taken + 1,
            Organisation = row.Organisation,
            To = to,
            By = caller.Actor.User,
            At = clock.GetUtcNow(),
            Because = because,
        });
    }

    /// <summary>Lets a car go: tells its device where it was told otherwise, and never asks it anything back.</summary>
    internal async Task<Refusal?> Release(InhibitRow row, string? because, CancellationToken cancel)
    {
        var held = row.Holds;
        if (held && row.Device is { } device)
        {
            var order = await telematics.Order(
                device, inhibit: false, row.Id.ToString(), DateTimeOffset.MaxValue.AddDays(-2), cancel);
            if (order.Refused is { } refused)
            {
                return refused;
            }
        }

        (row.ReleasedAt, row.Because) = (clock.GetUtcNow(), because);
        await Step(row, InhibitState.Released, because, cancel);
        work.Publish(new InhibitReleased(row.Organisation, row.Agreement, row.Id, because ?? "person"));
        return null;
    }
}
