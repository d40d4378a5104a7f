using Wheelhouse.Kernel;

namespace Wheelhouse.Collections.Inhibiting;

/// <summary>Whether a car's starter may be inhibited, and when it must be let go. The one place that decides it.
/// </summary>
/// <remarks>
/// House policy, for no statute that was read licenses it; each figure is a dated row of R-COL-09. The rules bear
/// letters: (a) past due, and nothing under way that would cure it; (b) warned in time by two channels; (c) two
/// persons, a reason, an end; (d) a live fix of a parked car; (e) the starter, never the fuel; (g) no emergency;
/// (i) switched on, not killed, not too many; (k) agreed to in the contract and by a consent of its own; (w) the
/// right car. What can change between two steps is asked at each of them, and all of it once more when the command
/// leaves. (f) and (h) are <see cref="Confirmed"/> and <see cref="MustRelease"/>; (j), the record, is kept by
/// whoever calls.
/// </remarks>
static class InhibitGuard
{
    /// <summary>How far a device's clock may run ahead of ours.</summary>
    static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    internal static Refusal? Check(InhibitStep step, InhibitFacts facts, InhibitRules rules) =>
        Obstacles(step, facts, rules).FirstOrDefault();

    /// <summary>All that stands against a step, in the order of the rules.</summary>
    internal static IEnumerable<Refusal> Obstacles(InhibitStep step, InhibitFacts facts, InhibitRules rules)
    {
        var standing = Switches(facts, rules).Concat(Debt(facts, rules)).Concat(Agreed(facts))
            .Concat(Warned(facts, rules)).Concat(Means(facts));
        return step switch
        {
            InhibitStep.Request => standing,
            InhibitStep.Approve => standing.Concat(InTime(facts)),
            InhibitStep.Fire => standing.Concat(InTime(facts)).Concat(Persons(facts, rules)).Concat(Car(facts, rules)),
        };
    }

    /// <summary>Why an inhibit that was sent must be taken back at once; null: it stands.</summary>
    /// <remarks>Rule (h): paid, relieved, settled, disputed, an emergency, another car, an approval that is gone, a
    /// switch. A car that is being driven is no reason: its starter is inhibited, not its engine.</remarks>
    internal static Refusal? MustRelease(InhibitFacts facts, InhibitRules rules) =>
        Switches(facts with { SentOfLate = 0 }, rules).Concat(Debt(facts, rules)).Concat(Agreed(facts))
            .Concat(Persons(facts, rules)).Concat(RightCar(facts)).FirstOrDefault();

    /// <summary>Rule (f): what the device's status says of the inhibit. A device that says nothing leaves it unknown.
    /// </summary>
    /// <param name="circuitCut">Status bit 11 of JT/T 808: the circuit is open.</param>
    /// <param name="fuelCut">Status bit 10: the fuel is cut, which we never ask for.</param>
    internal static bool? Confirmed(bool? circuitCut, bool? fuelCut) => (circuitCut, fuelCut) switch
    {
        (_, true) => null,
        (true, _) => true,
        (false, _) => false,
        _ => null,
    };

    static IEnumerable<Refusal> Switches(InhibitFacts facts, InhibitRules rules)
    {
        if (!facts.SwitchedOn)
        {
            yield return new(
                "collections.inhibit_off",
                "Your organisation does not use the start inhibit; its administrator decides whether it does.");
        }

        if (facts.Killed)
        {
            yield return new(
                "collections.inhibit_killed", "The kill switch is pulled: nothing is inhibited until it is set back.");
        }

        if (facts.SentOfLate >= rules.MostADay)
        {
            yield return new(
                "collections.inhibit_too_many",
                $"Your organisation sent {rules.MostADay} of these in 24 hours; wait, and look what is happening.",
                RefusalKind.Conflict, new RefusalValue("most", $"{rules.MostADay}"));
        }
    }

    static IEnumerable<Refusal> Debt(InhibitFacts facts, InhibitRules rules)
    {
        if (facts.Settled || !facts.Overdue.IsPositive || facts.DaysPastDue < rules.DaysPastDue)
        {
            yield return new(
                "collections.inhibit_not_overdue",
                $"Only {rules.DaysPastDue} days past due a start may be inhibited; this agreement is "
                    + $"{facts.DaysPastDue}.",
                RefusalKind.Conflict, new RefusalValue("least", $"{rules.DaysPastDue}"),
                new RefusalValue("days", $"{facts.DaysPastDue}"));
        }

        foreach (var refusal in facts.Relief.Obstacles())
        {
            yield return refusal;
        }

        if (facts.EmergencyUntil > facts.Now)
        {
            yield return new(
                "collections.inhibit_emergency",
                "The debtor needs the car in an emergency; nothing is inhibited until that time is over.");
        }
    }

    static IEnumerable<Refusal> Agreed(InhibitFacts facts)
    {
        if (!facts.InContract)
        {
            yield return new(
                "collections.inhibit_not_in_contract",
                "The signed contract has no such clause; it cannot be used here.");
        }

        if (!facts.Consented)
        {
            yield return new(
                "collections.inhibit_no_consent",
                "The debtor gave no consent of its own to being located, or took it back; use another way.",
                RefusalKind.Forbidden);
        }
    }

    static IEnumerable<Refusal> Warned(InhibitFacts facts, InhibitRules rules)
    {
        var before = facts.Now.AddDays(-rules.NoticeDays);
        var channels = facts.Warnings.Where(w => w.SentAt <= before).Select(w => w.Channel).Distinct().Count();
        if (channels < rules.NoticeChannels)
        {
            yield return new(
                "collections.inhibit_not_warned",
                $"Warn the debtor by {rules.NoticeChannels} channels, {rules.NoticeDays} days before.",
                RefusalKind.Conflict, new RefusalValue("channels", $"{rules.NoticeChannels}"),
                new RefusalValue("days", $"{rules.NoticeDays}"));
        }
    }

    static IEnumerable<Refusal> Means(InhibitFacts facts)
    {
        if (facts.Means != InhibitMeans.Starter)
        {
            yield return new(
                "collections.inhibit_fuel", "Fuel is never cut; only the starter may be inhibited.",
                RefusalKind.Invalid);
        }

        if (facts.Reason is null)
        {
            yield return new(
                "collections.inhibit_no_reason", "Name a reason of the list; without one nothing is inhibited.",
                RefusalKind.Invalid);
        }
    }

    static IEnumerable<Refusal> InTime(InhibitFacts facts)
    {
        if (facts.Now >= facts.ExpiresAt)
        {
            yield return new("collections.inhibit_expired", "The request has expired; ask anew if it still holds.");
        }
    }

    static IEnumerable<Refusal> Persons(InhibitFacts facts, InhibitRules rules)
    {
        if (facts.ApprovedBy.Append(facts.RequestedBy).Distinct().Count() < rules.Persons)
        {
            yield return new(
                "collections.inhibit_one_person",
                $"{rules.Persons} persons must agree, and the one who asked is one of them; let a colleague approve.",
                RefusalKind.Forbidden, new RefusalValue("persons", $"{rules.Persons}"));
        }
    }

    static IEnumerable<Refusal> RightCar(InhibitFacts facts)
    {
        if (facts.Car is { } car && car.Vin != facts.Vin)
        {
            yield return new(
                "collections.inhibit_other_car", "The device is bound to another car; nothing is sent to it.");
        }
    }

    static IEnumerable<Refusal> Car(InhibitFacts facts, InhibitRules rules)
    {
        if (facts.Car is not { } car || !car.CanInhibit)
        {
            yield return new(
                "collections.inhibit_no_device", "No device of this car can inhibit its start; use another way.");
            yield break;
        }

        foreach (var refusal in RightCar(facts))
        {
            yield return refusal;
        }

        if (!car.IsFixed || !car.IsLive || car.FixAt < facts.Now.AddSeconds(-rules.FixSeconds)
            || car.FixAt > facts.Now + ClockSkew)
        {
            yield return new(
                "collections.inhibit_fix_old",
                $"Where the car is must be known from the last {rules.FixSeconds} seconds; wait for a live position.",
                RefusalKind.Conflict, new RefusalValue("seconds", $"{rules.FixSeconds}"));
        }

        if (car.SpeedKmh is not 0m || car.Ignition is not false
            || !(car.StandsSince <= facts.Now.AddMinutes(-rules.StandingMinutes)))
        {
            yield return new(
                "collections.inhibit_not_parked",
                $"The car must have stood with its ignition off for {rules.StandingMinutes} minutes; wait until it "
                    + "has.",
                RefusalKind.Conflict, new RefusalValue("minutes", $"{rules.StandingMinutes}"));
        }

        if (car.Place != StandingPlace.Parking)
        {
            yield return new(
                "collections.inhibit_place",
                "The car stands on no place known for parking; a car is never left where it must not stand.");
        }
    }
}
